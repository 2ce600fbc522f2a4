package io.gameroute.sinks;

import java.util.Comparator;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;

/** Finds the line of a file that a failure of Camel is about, and the words that help. Pure. */
final class FailureLine {
    private FailureLine() {}

    static SinkProblem problem(String file, RouteOutline outline, Throwable failure) {
        return new SinkProblem(file, line(outline, failure), cause(failure));
    }

    private static int line(RouteOutline outline, Throwable failure) {
        return of(failure, ResolveEndpointFailedException.class)
                .flatMap(resolve -> endpoint(outline, resolve.getUri()))
                .or(() -> named(outline, failure))
                .or(() -> of(failure, FailedToCreateRouteException.class).flatMap(e -> route(outline, e.getRouteId())))
                .or(() -> of(failure, FailedToStartRouteException.class).flatMap(e -> route(outline, e.getRouteId())))
                .map(RouteOutline.Mark::line)
                .orElse(0);
    }

    /** Parameters of the file are in the URI that failed, not in the one that is written there. */
    private static Optional<RouteOutline.Mark> endpoint(RouteOutline outline, String uri) {
        String plain = uri.replace("://", ":");
        return outline.endpoints().stream()
                .filter(mark -> plain.startsWith(mark.text().replace("://", ":")))
                .max(Comparator.comparing(mark -> mark.text().length()));
    }

    /** What the message quotes and the file has as a text: an endpoint, or a kamelet's name. */
    private static Optional<RouteOutline.Mark> named(RouteOutline outline, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return outline.endpoints().stream()
                .filter(mark -> message.contains(kamelet(mark.text())))
                .findFirst();
    }

    private static String kamelet(String uri) {
        return uri.startsWith("kamelet:") ? uri.substring("kamelet:".length()).split("\\?", 2)[0] : uri;
    }

    private static Optional<RouteOutline.Mark> route(RouteOutline outline, String id) {
        return outline.routeIds().stream()
                .filter(mark -> mark.text().equals(id))
                .findFirst();
    }

    private static <T extends Throwable> Optional<T> of(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** The innermost cause says what is wrong; what is around it only where. */
    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
