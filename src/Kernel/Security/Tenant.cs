namespace Biela.Kernel;

/// <summary>Who this unit of work acts for. Set once: by the HTTP pipeline from the token, by the inbox from the envelope, by a link from its token.</summary>
public sealed class Tenant
{
    /// <summary>The organization; empty when nobody is known, and then no row of any organization is visible.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organization's time zone: what "today" means to the shop.</summary>
    public TimeZoneInfo Zone { get; private set; } = Zones.Default;

    /// <summary>Acts for the organization from here on.</summary>
    public void Become(Guid id, string? zone = null) => (Id, Zone) = (id, zone is null ? Zones.Default : Zones.Of(zone));

    /// <summary>The shop's day at this moment.</summary>
    public DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The shop's day in which the instant falls.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => BusinessDay.Of(instant, Zone);

    /// <summary>The first instant of the shop's day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => BusinessDay.StartOf(day, Zone);
}

/// <summary>The person or key behind a request, as the token describes it. In a reaction nobody is there: <see cref="Name"/> is then "sistema".</summary>
public sealed class Actor
{
    /// <summary>The user, or null for a key, a public link or a reaction.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The name that goes on timelines and audit trails.</summary>
    public string Name { get; private set; } = "sistema";

    /// <summary>The role in the organization (Owner, Gerente, Consultor, …), empty when nobody is signed in.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The session the token belongs to.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The discount this person may give alone.</summary>
    public Percent DiscountLimit { get; private set; }

    /// <summary>Takes over who the token speaks of.</summary>
    public void Become(Guid? userId, string name, string role, Guid? sessionId, Percent discountLimit) =>
        (UserId, Name, Role, SessionId, DiscountLimit) = (userId, name, role, sessionId, discountLimit);
}

/// <summary>Marks an entity whose rows belong to the whole installation rather than to one tenant.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedAttribute : Attribute;

/// <summary>Time zones by their IANA names.</summary>
public static class Zones
{
    // A machine without tzdata still knows Brazil: no summer time since Decreto 9.772/2019.
    private static readonly Dictionary<string, int> Brazil = new(StringComparer.Ordinal)
    {
        ["America/Sao_Paulo"] = -3, ["America/Bahia"] = -3, ["America/Fortaleza"] = -3, ["America/Recife"] = -3, ["America/Belem"] = -3,
        ["America/Maceio"] = -3, ["America/Araguaina"] = -3, ["America/Santarem"] = -3, ["America/Cuiaba"] = -4, ["America/Campo_Grande"] = -4,
        ["America/Manaus"] = -4, ["America/Porto_Velho"] = -4, ["America/Boa_Vista"] = -4, ["America/Rio_Branco"] = -5, ["America/Noronha"] = -2,
    };

    /// <summary>Where most shops are.</summary>
    public static TimeZoneInfo Default { get; } = Of("America/Sao_Paulo");

    /// <summary>Whether the name is a time zone this installation knows.</summary>
    public static bool Knows(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) || Brazil.ContainsKey(name);

    /// <summary>The zone with this IANA name. Throws <see cref="TimeZoneNotFoundException"/>.</summary>
    public static TimeZoneInfo Of(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : Brazil.TryGetValue(name, out var hours) ? TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name)
        : throw new TimeZoneNotFoundException(name);
}
