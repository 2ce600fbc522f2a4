package io.gameroute.component.lease;

/** Told of each request that the elector makes: how it ended, and that what is known of the Lease may be new. */
interface LeaseListener {
    void answered();

    void failed(RuntimeException cause);

    void observed();
}
