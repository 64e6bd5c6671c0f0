
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
