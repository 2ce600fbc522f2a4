package io.gameroute.kube;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a cache of one kind is asked.
 *
 * @param get by key: {@code namespace/name}, or {@code name} for what is not in a namespace
 * @param byIndex by the name of an index and a value
 * @param version the resourceVersion up to which it shows what happened, if that is known
 */
public record ObjectLookup<T>(
        Function<String, Optional<T>> get,
        BiFunction<String, String, List<T>> byIndex,
        Supplier<Optional<String>> version) {

    public ObjectLookup(Function<String, Optional<T>> get, BiFunction<String, String, List<T>> byIndex) {
        this(get, byIndex, Optional::empty);
    }

    @Nullable
    T orNull(String key) {
        return get.apply(key).orElse(null);
    }

    List<T> all(String index, String value) {
        return byIndex.apply(index, value);
    }
}
