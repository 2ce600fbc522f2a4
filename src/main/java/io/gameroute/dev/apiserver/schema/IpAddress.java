package io.gameroute.dev.apiserver.schema;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that was written as such: no name is ever looked up, no zone and no address of one family within the other is taken. */
record IpAddress(InetAddress address) {
    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}");
    private static final int GROUPS = 8;

    static Optional<IpAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            boolean mapped = text.contains(":") && address instanceof Inet4Address;
            return mapped ? Optional.empty() : Optional.of(new IpAddress(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static IpAddress of(byte[] bytes) {
        try {
            return new IpAddress(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    byte[] bytes() {
        return address.getAddress();
    }

    long family() {
        return address instanceof Inet4Address ? 4 : 6;
    }

    int bits() {
        return bytes().length * Byte.SIZE;
    }

    boolean isGlobalUnicast() {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress()
                && !text().equals("255.255.255.255");
    }

    boolean isLinkLocalMulticast() {
        byte[] bytes = bytes();
        return family() == 4 ? text().startsWith("224.0.0.") : (bytes[0] & 0xff) == 0xff && (bytes[1] & 0x0f) == 2;
    }

    /** Canonical: small letters, no leading zeros, the first longest run of zeros left out. */
    String text() {
        if (family() == 4) {
            return address.getHostAddress();
        }
        List<String> groups = groups();
        int from = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                from = i;
                length = run;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, from)) + "::"
                        + String.join(":", groups.subList(from + length, GROUPS));
    }

    private List<String> groups() {
        byte[] bytes = bytes();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(Integer.toHexString(((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff)));
        }
        return groups;
    }

    private static int zeros(List<String> groups, int from) {
        int end = from;
        while (end < GROUPS && groups.get(end).equals("0")) {
            end++;
        }
        return end - from;
    }
}
