package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A probe of a game server, and what its results do to the server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceQuality(
        String name,
        boolean permanent,
        @Nullable String containerName,
        @Nullable ExecAction exec,
        @Nullable HTTPGetAction httpGet,
        @Nullable TCPSocketAction tcpSocket,
        @Nullable GRPCAction grpc,
        @Nullable Integer initialDelaySeconds,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer periodSeconds,
        @Nullable Integer successThreshold,
        @Nullable Integer failureThreshold,
        @Nullable Long terminationGracePeriodSeconds,
        List<ServiceQualityAction> serviceQualityAction) {
    public ServiceQuality {
        serviceQualityAction = serviceQualityAction == null ? List.of() : List.copyOf(serviceQualityAction);
    }
}
