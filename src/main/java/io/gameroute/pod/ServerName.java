package io.gameroute.pod;

import java.util.OptionalInt;

/** The name that a pod and its GameServer share: the set's name, a dash, the ordinal without leading zeros. */
public final class ServerName {
    private ServerName() {}

    public static String of(String set, int ordinal) {
        return set + "-" + ordinal;
    }

    /** The ordinal of a server of this set; empty when the name is not one that {@link #of} gives. */
    public static OptionalInt ordinal(String set, String name) {
        int start = set.length() + 1;
        int length = name.length() - start;
        if (length < 1 || length > 10 || !name.startsWith(set) || name.charAt(start - 1) != '-') {
            return OptionalInt.empty();
        }
        long ordinal = 0;
        for (int i = start; i < name.length(); i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9' || (digit == '0' && ordinal == 0 && length > 1)) {
                return OptionalInt.empty();
            }
            ordinal = ordinal * 10 + (digit - '0');
        }
        return ordinal > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) ordinal);
    }
}
