package io.tidings.gateway.proxy;

import io.tidings.gateway.credential.Inward;
import io.tidings.gateway.route.RequestPath;
import io.tidings.gateway.route.Route;
import java.util.Optional;

/**
 * A request that may go on.
 *
 * @param path where it goes, normalised
 * @param inward for whom; empty where no credential is needed
 */
record Admission(Route route, RequestPath path, Optional<Inward> inward) {}
