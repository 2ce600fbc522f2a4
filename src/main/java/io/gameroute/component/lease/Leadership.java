package io.gameroute.component.lease;

import java.util.Optional;

/** Who leads, as the listeners are told: this process, another one, or nobody that is known. */
record Leadership(boolean held, Optional<String> leader) {
    static final Leadership UNKNOWN = new Leadership(false, Optional.empty());

    static Leadership of(LeaseTenure tenure) {
        return new Leadership(tenure.isHeld(), tenure.holder());
    }
}
