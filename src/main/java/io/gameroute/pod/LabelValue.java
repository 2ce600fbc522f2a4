package io.gameroute.pod;

/** What Kubernetes takes as the value of a label. Checked by hand: it is asked several times a server and pass. */
public final class LabelValue {
    private static final int MAX_LENGTH = 63;

    private LabelValue() {}

    public static boolean isValid(String value) {
        int last = value.length() - 1;
        if (last < 0) {
            return true;
        }
        if (last >= MAX_LENGTH || !isAlphanumeric(value.charAt(0)) || !isAlphanumeric(value.charAt(last))) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            char c = value.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
