package io.gameroute.demo;

import io.gameroute.api.GameServer;
import io.gameroute.api.OpsState;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What happens next at one of the servers: players find an idle one, or leave one that is full. */
record MatchDecision(GameServer server, String opsState) {

    /** Empty when there is no server that is Ready. About two thirds of the servers are busy in the long run. */
    static Optional<MatchDecision> next(List<GameServer> servers, RandomGenerator random) {
        List<GameServer> open = servers.stream().filter(MatchDecision::isOpen).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        GameServer server = open.get(random.nextInt(open.size()));
        boolean isBusy = OpsState.ALLOCATED.equals(server.getSpec().opsState());
        boolean stays = isBusy && random.nextInt(2) == 0;
        return stays
                ? Optional.empty()
                : Optional.of(new MatchDecision(server, isBusy ? OpsState.NONE : OpsState.ALLOCATED));
    }

    private static boolean isOpen(GameServer server) {
        String opsState = server.getSpec() == null ? null : server.getSpec().opsState();
        boolean isOurs = opsState == null
                || opsState.isEmpty()
                || opsState.equals(OpsState.NONE)
                || opsState.equals(OpsState.ALLOCATED);
        return isOurs
                && server.getStatus() != null
                && "Ready".equals(server.getStatus().currentState());
    }
}
