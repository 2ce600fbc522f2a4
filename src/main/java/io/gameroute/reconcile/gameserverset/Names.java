package io.gameroute.reconcile.gameserverset;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of names in texts for people: the first few, and how many more there are. */
final class Names {
    private static final int SHOWN = 10;

    private Names() {}

    static String listed(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
