package io.gameroute.reconcile.execute;

import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Action;

/** An action that could not be carried out, and why. */
record Failed(Action action, WriteFailure failure) {
    boolean is(WriteFailure.Kind kind) {
        return failure.kind() == kind;
    }

    /** Somebody has to change something before it can succeed. */
    boolean isRefused() {
        return is(WriteFailure.Kind.REFUSED) || is(WriteFailure.Kind.NOT_FOUND);
    }

    /** The API server answered, and it was not the caches' fault: people can do something about it. */
    boolean isAnswered() {
        return isRefused() || is(WriteFailure.Kind.FAILED);
    }

    boolean isStale() {
        return failure.isStale();
    }
}
