package io.gameroute.component.events;

/** Runs the route with one event. */
@FunctionalInterface
interface Delivery {
    /** @throws Exception when the route failed */
    void deliver(JournalEvent event, int failures, boolean replay) throws Exception;
}
