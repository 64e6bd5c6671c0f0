package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// A crypt undoes the encryption of a file that anybody may open: many public
// documents are encrypted, with an empty password, so that readers can be
// asked not to print or copy them (7.6).
type crypt struct {
	key   []byte
	aes   bool // in blocks, with a key for each object; else RC4
	whole bool // one key for all objects: revision 5 and 6
	plain bool // streams are not encrypted
}

// passwordPad stands in for a password of no characters (algorithm 2, step a).
const passwordPad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock makes the file's crypt. It fails with ErrEncrypted where the file
// asks for a password, or is encrypted in a way that is not known.
func (f *file) unlock() error {
	e := f.dict(f.trailer["Encrypt"])
	if e == nil || f.crypt != nil {
		return nil
	}
	if f.name(e["Filter"]) != "Standard" {
		return ErrEncrypted
	}
	version, revision := number(f.resolve(e["V"])), number(f.resolve(e["R"]))
	c := &crypt{}
	if version >= 4 {
		method := f.dict(f.dict(e["CF"])[f.name(e["StmF"])])
		switch f.name(method["CFM"]) {
		case "AESV2":
			c.aes = true
		case "AESV3":
			c.aes, c.whole = true, true
		case "V2":
		default:
			c.plain = true
		}
	}
	o, u := f.text(e["O"]), f.text(e["U"])
	if len(o) < 32 || len(u) < 32 {
		return ErrEncrypted
	}
	if version >= 5 {
		c.key = newKey(revision, u, f.text(e["UE"]))
	} else {
		c.key = f.oldKey(e, revision, version, o, u)
	}
	if c.key == nil {
		return ErrEncrypted
	}
	// What was read before the key was known was read as it stands.
	clear(f.packed)
	f.crypt = c
	return nil
}

func (f *file) text(o object) []byte {
	t, _ := f.resolve(o).(text)
	return []byte(t)
}

// oldKey is the key of a file of revision 2 to 4 for the empty password
// (algorithm 2), nil where that is not the password (algorithm 6).
func (f *file) oldKey(e dict, revision, version float64, o, u []byte) []byte {
	length := 5
	if n, ok := isWhole(f.resolve(e["Length"])); ok && version >= 2 && n >= 40 && n <= 128 {
		length = n / 8
	}
	if version >= 4 {
		length = 16
	}
	var id []byte
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id = f.text(ids[0])
	}
	h := md5.New()
	h.Write([]byte(passwordPad))
	h.Write(o[:32])
	permissions := uint32(int64(number(f.resolve(e["P"]))))
	h.Write(binary.LittleEndian.AppendUint32(nil, permissions))
	h.Write(id)
	if f.resolve(e["EncryptMetadata"]) == false && revision >= 4 {
		h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFF})
	}
	key := h.Sum(nil)
	if revision < 3 {
		key = key[:5]
		if !bytes.Equal(rc4With(key, []byte(passwordPad)), u[:32]) {
			return nil
		}
		return key
	}
	for range 50 {
		sum := md5.Sum(key[:length])
		key = sum[:]
	}
	key = key[:length]
	sum := md5.Sum(append([]byte(passwordPad), id...))
	check := sum[:]
	for i := range byte(20) {
		each := bytes.Clone(key)
		for j := range each {
			each[j] ^= i
		}
		check = rc4With(each, check)
	}
	if !bytes.Equal(check, u[:16]) {
		return nil
	}
	return key
}

func rc4With(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// newKey is the key of a file of revision 5 or 6 for the empty password, nil
// where that is not the password (ISO 32000-2, algorithm 2.A).
func newKey(revision float64, u, ue []byte) []byte {
	if len(u) < 48 || len(ue) < 32 {
		return nil
	}
	hash := func(salt []byte) []byte {
		sum := sha256.Sum256(salt)
		if revision < 6 {
			return sum[:]
		}
		return hardened(sum[:])
	}
	if !bytes.Equal(hash(u[32:40]), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(u[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, ue[:32])
	return key
}

// hardened hashes again and again, so that trying passwords takes long (ISO
// 32000-2, algorithm 2.B), for an empty password.
func hardened(k []byte) []byte {
	for round := 0; ; round++ {
		k1 := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(k1, k1)
		mod := 0
		for _, c := range k1[:16] {
			mod += int(c) // 256 mod 3 is 1
		}
		switch mod % 3 {
		case 0:
			sum := sha256.Sum256(k1)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(k1)
			k = sum[:]
		default:
			sum := sha512.Sum512(k1)
			k = sum[:]
		}
		if round >= 63 && int(k1[len(k1)-1]) <= round-31 {
			return k[:32]
		}
	}
}

// decrypt undoes the encryption of an object's bytes (algorithm 1).
func (c *crypt) decrypt(of ref, data []byte) []byte {
	if c.plain {
		return data
	}
	key := c.key
	if !c.whole {
		h := md5.New()
		h.Write(key)
		h.Write([]byte{byte(of.num), byte(of.num >> 8), byte(of.num >> 16), byte(of.gen), byte(of.gen >> 8)})
		if c.aes {
			h.Write([]byte("sAlT"))
		}
		key = h.Sum(nil)[:min(len(key)+5, 16)]
	}
	if !c.aes {
		return rc4With(key, data)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	iv, body := data[:aes.BlockSize], data[aes.BlockSize:]
	body = bytes.Clone(body[:len(body)/aes.BlockSize*aes.BlockSize])
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(body, body)
	if pad := int(body[len(body)-1]); pad <= aes.BlockSize && pad <= len(body) {
		body = body[:len(body)-pad]
	}
	return body
}
