package io.gameroute.reconcile.gameserverset;

/**
 * What becomes of one server.
 *
 * @param opsState who is on it, as far as its GameServer says
 * @param why for people
 */
public record ForecastStep(String server, Verb verb, When when, String opsState, String why) {
    /** What happens. */
    public enum Verb {
        /** Its pod is nobody's, and becomes the set's. */
        ADOPT,
        CREATE,
        DELETE,
        /** Its pod is replaced by another one of the same name. */
        RECREATE,
        /** Inside its running pod. */
        UPDATE,
        /** Nothing, although something could be expected. */
        KEEP
    }

    /** When it happens. */
    public enum When {
        AT_ONCE,
        /** As soon as those before it are done, within what the strategies of the set allow. */
        IN_TURN,
        /** Not before somebody does something. */
        HELD
    }
}
