package io.gameroute.component.events;

/** Which events a sink gets. */
record EventFilter(Glob types, Glob namespaces, Glob groups, Selector labels, Selector annotations) {
    boolean accepts(JournalEvent event) {
        return types.matchesTail(event.type())
                && namespaces.matches(event.namespace())
                && groups.matches(event.group())
                && labels.matches(event.labels())
                && annotations.matches(event.annotations());
    }
}
