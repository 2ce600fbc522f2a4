package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the priorities of a GameServer count and look. Anything that is not a whole number counts as 0, negative numbers count as they are. */
public final class Priority {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,40}");

    private Priority() {}

    public static long value(@Nullable IntOrString priority) {
        if (priority == null || priority.getValue() == null) {
            return 0;
        }
        if (priority.getIntVal() != null) {
            return priority.getIntVal();
        }
        String text = priority.getStrVal().strip();
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return 0;
        }
        BigInteger exact = new BigInteger(text);
        return exact.bitLength() < Long.SIZE ? exact.longValue() : exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** As it stands in the status and, when {@link LabelValue#isValid} allows it, in the pod's label. Empty when there is none. */
    public static String text(@Nullable IntOrString priority) {
        return priority == null || priority.getValue() == null ? "" : String.valueOf(priority.getValue());
    }
}
