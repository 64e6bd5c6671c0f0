
# REGION@YEAR is one word.
COMP_WORDBREAKS=${COMP_WORDBREAKS//@/}

# In place of the function above, which needs the package bash-completion:
# the words of the line up to the cursor, = and : being parts of them.
__baogao_init_completion()
{
    local line=${COMP_LINE:0:COMP_POINT}
    COMPREPLY=()
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    cword=$((${#words[@]} - 1))
    cur=${words[cword]}
    prev=${words[cword - 1]}
}

# In place of the function above, which takes a character for a cell: what a
# word means stands after it, and a line fits the terminal where every
# character is two cells wide.
__baogao_format_comp_descriptions()
{
    local tab=$'\t' i word about room
    for i in "${!COMPREPLY[@]}"; do
        [[ ${COMPREPLY[i]} == *$tab* ]] || continue
        word=${COMPREPLY[i]%%$tab*}
        about=${COMPREPLY[i]#*$tab}
        about=${about//\`/}
        room=$((COLUMNS / 2 - ${#word} - 2))
        if ((room < 2)); then
            about=""
        elif ((${#about} > room)); then
            about="${about:0:room-1}…"
        fi
        COMPREPLY[i]="$word  $about"
    done
}
