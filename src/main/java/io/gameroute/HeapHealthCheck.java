package io.gameroute;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Not alive once a collection of the whole heap leaves next to nothing of it free: such a process only collects garbage, throws no
 * OutOfMemoryError and can even miss the signal to end, so whoever watches over it must end it.
 */
final class HeapHealthCheck extends AbstractHealthCheck {
    private static final double FULL = 0.97;

    private final Supplier<List<MemoryUsage>> afterCollection;

    HeapHealthCheck() {
        this(HeapHealthCheck::afterCollection);
    }

    /** @param afterCollection what was in use of each part of the heap, and how large it may become, after its last whole collection */
    HeapHealthCheck(Supplier<List<MemoryUsage>> afterCollection) {
        super("gameroute", "heap");
        this.afterCollection = afterCollection;
    }

    @Override
    public boolean isLiveness() {
        return true;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<MemoryUsage> usages = afterCollection.get();
        long live = usages.stream().mapToLong(MemoryUsage::getUsed).sum();
        long max = usages.stream().mapToLong(MemoryUsage::getMax).sum();
        builder.detail("heap.live.bytes", live);
        builder.detail("heap.max.bytes", max);
        if (live > FULL * max) {
            builder.message("the heap is full: " + live + " of " + max
                            + " bytes are in use after a collection; raise the memory limit, or -Xmx")
                    .down();
        } else {
            builder.up();
        }
    }

    /** Of the parts that outlive a young collection; none of a collector that does not say. */
    private static List<MemoryUsage> afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .filter(usage -> usage.getMax() > 0)
                .toList();
    }
}
