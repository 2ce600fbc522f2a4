package io.gameroute.reconcile.execute;

/** One request about an Event. */
record EventWrite(Kind kind, CountedEvent event) {
    /** What is asked for. */
    enum Kind {
        CREATE,
        /** Nothing but the count and the last time change. */
        RECOUNT
    }

    static EventWrite create(CountedEvent event) {
        return new EventWrite(Kind.CREATE, event);
    }

    static EventWrite recount(CountedEvent event) {
        return new EventWrite(Kind.RECOUNT, event);
    }
}
