package io.gameroute.component.informer;

/**
 * One copy of the strings that come again and again. A table of fixed size in which a new string takes the place of the one at its slot: what
 * is frequent is soon there again, what is unique costs no memory, and nothing has to be forgotten. Threads may use it at once: what one does
 * not see of another costs a copy.
 */
final class SharedStrings {
    private static final int SLOTS = 1 << 13;

    private final String[] slots = new String[SLOTS];

    String shared(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        String present = slots[slot];
        if (text.equals(present)) {
            return present;
        }
        slots[slot] = text;
        return text;
    }
}
