package io.gameroute.dev.apiserver.control;

import io.gameroute.dev.apiserver.failure.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes of the server itself: that an object is gone or was made anew in the meantime is no failure. */
final class Attempt {
    private static final Logger LOGGER = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    static void run(Runnable write) {
        try {
            write.run();
        } catch (ApiException e) {
            if (e.code() != 404 && e.code() != 409) {
                LOGGER.warn("a write of the embedded API server was refused", e);
            }
        }
    }
}
