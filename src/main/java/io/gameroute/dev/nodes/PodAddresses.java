package io.gameroute.dev.nodes;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Pod addresses out of 10.128.0.0/9, none given twice at a time, a returned one not again until all others were. */
final class PodAddresses {
    private static final int SIZE = 1 << 23;
    private final Set<String> used = new HashSet<>();
    private int last;

    String take() {
        String address;
        do {
            last = last % (SIZE - 2) + 1;
            address = format(last);
        } while (!used.add(address));
        return address;
    }

    void keep(String address) {
        used.add(address);
    }

    void giveBack(String address) {
        used.remove(address);
    }

    private static String format(int number) {
        return String.format(Locale.ROOT, "10.%d.%d.%d", 128 + (number >> 16), (number >> 8) & 0xff, number & 0xff);
    }
}
