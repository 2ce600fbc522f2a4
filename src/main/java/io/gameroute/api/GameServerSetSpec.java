package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a GameServerSet should be. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerSetSpec(
        int replicas,
        @Nullable GameServerTemplate gameServerTemplate,
        @Nullable String serviceName,
        List<IntOrString> reserveGameServerIds,
        List<ServiceQuality> serviceQualities,
        @Nullable UpdateStrategy updateStrategy,
        @Nullable ScaleStrategy scaleStrategy,
        @Nullable NetworkSpec network,
        @Nullable LifecycleHooks lifecycle,
        @Nullable PersistentVolumeClaimRetentionPolicy persistentVolumeClaimRetentionPolicy) {
    public GameServerSetSpec {
        reserveGameServerIds = reserveGameServerIds == null ? List.of() : List.copyOf(reserveGameServerIds);
        serviceQualities = serviceQualities == null ? List.of() : List.copyOf(serviceQualities);
    }
}
