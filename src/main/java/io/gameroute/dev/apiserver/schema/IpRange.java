package io.gameroute.dev.apiserver.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses with the same beginning, written like {@code 10.0.0.0/8}. */
record IpRange(IpAddress ip, int prefix) {
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .filter(ip -> prefix <= ip.bits())
                .map(ip -> new IpRange(ip, prefix));
    }

    IpRange masked() {
        return new IpRange(beginning(ip), prefix);
    }

    boolean contains(IpAddress other) {
        return other.family() == ip.family()
                && Arrays.equals(beginning(other).bytes(), beginning(ip).bytes());
    }

    boolean contains(IpRange other) {
        return other.prefix >= prefix && contains(other.ip);
    }

    String text() {
        return ip.text() + "/" + prefix;
    }

    private IpAddress beginning(IpAddress of) {
        byte[] bytes = of.bytes();
        for (int bit = prefix; bit < of.bits(); bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return IpAddress.of(bytes);
    }
}
