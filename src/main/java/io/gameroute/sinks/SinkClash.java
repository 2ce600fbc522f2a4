package io.gameroute.sinks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two files may not share: the id of a route, and the name of a sink, under which its place in the log is kept. Pure. */
final class SinkClash {
    private static final String EVENTS = "gameserver-events:";

    private SinkClash() {}

    /** @param others those that have their names already */
    static List<SinkProblem> problems(RouteFile file, Collection<RouteFile> others) {
        List<SinkProblem> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        others.forEach(other -> claims(other).forEach(claim -> owners.put(claim.text(), other.name())));
        for (RouteOutline.Mark claim : claims(file)) {
            Optional.ofNullable(owners.get(claim.text()))
                    .ifPresent(owner -> problems.add(
                            new SinkProblem(file.name(), claim.line(), claim.text() + " is already in " + owner)));
        }
        return problems;
    }

    private static List<RouteOutline.Mark> claims(RouteFile file) {
        List<RouteOutline.Mark> claims = new ArrayList<>();
        file.outline().routeIds().forEach(id -> claims.add(new RouteOutline.Mark("route id " + id.text(), id.line())));
        file.outline().endpoints().stream()
                .filter(endpoint -> endpoint.text().startsWith(EVENTS))
                .forEach(endpoint ->
                        claims.add(new RouteOutline.Mark(endpoint.text().split("\\?", 2)[0], endpoint.line())));
        return claims;
    }
}
