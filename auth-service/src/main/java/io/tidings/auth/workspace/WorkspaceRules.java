package io.tidings.auth.workspace;

import io.tidings.platform.fault.Invalid;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What makes a workspace valid. */
public final class WorkspaceRules {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private WorkspaceRules() {}

    /** The workspace that the spec describes; fails with {@code Invalid}. */
    static Workspace check(UUID id, WorkspaceSpec spec) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String name = spec.name() == null ? "" : spec.name().strip();
        if (name.isEmpty()) {
            errors.put("name", List.of("The name field is required."));
        }
        if (!isCountry(spec.country())) {
            errors.put("country", List.of("The selected country is invalid."));
        }
        if (!isZone(spec.zone())) {
            errors.put("zone", List.of("The zone must be a valid zone."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Workspace(id, name, text(spec.country()), text(spec.zone()), Boolean.TRUE.equals(spec.suspended()));
    }

    /** Whether it is an ISO 3166 code of two letters. */
    public static boolean isCountry(@Nullable String country) {
        return country != null && COUNTRIES.contains(country);
    }

    /** Whether it is an IANA time zone. */
    public static boolean isZone(@Nullable String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }
}
