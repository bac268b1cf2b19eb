_coder_tui() {
    # Readline takes = and : for words of their own (COMP_WORDBREAKS), the program does not.
    local line=$COMP_LINE words=() stem= word index i
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        word=${COMP_WORDS[i]}
        if ((i)) && [[ -n $word && $line == "$word"* ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        line=${line#*"$word"}
        if ((i == COMP_CWORD)); then
            index=$((${#words[@]} - 1))
            # What readline keeps of it.
            stem=${words[index]%"$2"}
        fi
    done
    local IFS=$'\013'
    COMPREPLY=($(_CLAP_IFS=$IFS _CLAP_COMPLETE_INDEX=$index VAR=bash COMPLETER -- "${words[@]}" 2> /dev/null))
    for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
        word=${COMPREPLY[i]#"$stem"}
        COMPREPLY[i]=${word// /\\ }
    done
    # More is to follow. The bash of macOS has no compopt.
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[/=:] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
# Before 4.4 bash can only sort by the alphabet.
complete -o bashdefault -o nosort -F _coder_tui BIN 2> /dev/null ||
    complete -o bashdefault -F _coder_tui BIN
