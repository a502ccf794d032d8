package io.tidings.broadcast.country.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.country.Countries;
import io.tidings.broadcast.country.Country;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Where the values of {@code country_id} come from. */
@Path("/api/v1/countries")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class CountryResource {

    private final Countries countries;

    CountryResource(Countries countries) {
        this.countries = countries;
    }

    /** All countries. */
    @GET
    @Requires("read")
    public Uni<Success> list() {
        return countries.all().map(all -> Success.of(rows(all), "Countries Retrieved Successfully"));
    }

    private static List<Map<String, Object>> rows(List<Country> all) {
        return all.stream()
                .map(country -> Map.<String, Object>of(
                        "id", country.id(),
                        "name", country.name(),
                        "code", country.code(),
                        "dial_code", country.dialCode()))
                .toList();
    }
}
