package io.gameroute.reconcile.execute;

import io.gameroute.kube.WriteFailure;
import java.util.concurrent.CompletionException;

/** What went wrong, out of the wrappings of futures. */
final class Failures {
    private Failures() {}

    static WriteFailure of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof WriteFailure known
                ? known
                : new WriteFailure(WriteFailure.Kind.TRANSIENT, String.valueOf(cause), cause);
    }
}
