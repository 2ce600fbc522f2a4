package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.IntOrString;

/** An absolute number, or a percentage of a total rounded down, but at least 1: so that nothing is stuck at zero (KR-6, KR-15). */
public final class IntOrPercent {
    private IntOrPercent() {}

    /** @throws IllegalArgumentException when the value is neither a whole number nor a percentage */
    public static int resolve(IntOrString value, int total) {
        if (value.getIntVal() != null) {
            return Math.max(1, value.getIntVal());
        }
        String text = String.valueOf(value.getStrVal()).strip();
        try {
            return text.endsWith("%")
                    ? atLeastOne((long) total * Integer.parseInt(text.substring(0, text.length() - 1)) / 100)
                    : atLeastOne(Integer.parseInt(text));
        } catch (NumberFormatException neither) {
            throw new IllegalArgumentException("\"" + text + "\" is neither a whole number nor a percentage", neither);
        }
    }

    private static int atLeastOne(long value) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, value));
    }
}
