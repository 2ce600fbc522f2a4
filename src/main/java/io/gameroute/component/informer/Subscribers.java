package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells every subscriber every event, and one that comes late what is there already. Subscribers must not block: they all share
 * the informer's thread.
 */
final class Subscribers<T extends HasMetadata> {
    private final List<Consumer<InformerEvent<T>>> subscribers = new ArrayList<>();

    /** Both suppliers run inside the lock, so that a subscriber who joins now neither misses an event nor is told it twice. */
    synchronized void publish(Supplier<InformerEvent<T>> happened) {
        InformerEvent<T> event = happened.get();
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }

    synchronized void add(Consumer<InformerEvent<T>> subscriber, Supplier<List<InformerEvent<T>>> present) {
        present.get().forEach(subscriber);
        subscribers.add(subscriber);
    }

    synchronized void remove(Consumer<InformerEvent<T>> subscriber) {
        subscribers.remove(subscriber);
    }
}
