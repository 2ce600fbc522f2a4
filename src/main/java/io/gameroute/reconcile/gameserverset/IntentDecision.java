package io.gameroute.reconcile.gameserverset;

import io.gameroute.pod.DeletionOrder;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import java.util.List;
import java.util.Optional;

/**
 * A change of intent, to be recorded in one write.
 *
 * @param explicit the reservation, as it was processed and as it shall stand on the set
 * @param replicas what {@code spec.replicas} shall be: lower than it is after a Kill
 * @param from how many servers were intended before
 * @param removed who goes, in the order of going, of those that have a pod or a GameServer
 * @param waitingFor busy servers in a protected state that keep the set above its replicas
 * @param obstacle why the intent is not what the spec asks for: what that comes to cannot be recorded
 */
public record IntentDecision(
        Intent intent,
        OrdinalSet explicit,
        int replicas,
        long from,
        List<DeletionOrder.Candidate> removed,
        List<DeletionOrder.Candidate> waitingFor,
        Optional<String> obstacle) {
    IntentDecision despite(String problem) {
        return new IntentDecision(intent, explicit, replicas, from, removed, waitingFor, Optional.of(problem));
    }
}
