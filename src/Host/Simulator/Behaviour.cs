using System.Text.Json;
using System.Text.Json.Serialization;

namespace Biela.Host.Simulator;

/// <summary>How the simulator shall misbehave; all of it is optional.</summary>
internal sealed record Behaviour
{
    private static readonly JsonSerializerOptions Strict =
        new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Wait before reading, in milliseconds.</summary>
    public int DelayMs { get; init; }

    /// <summary>Hang up before anything is done: the next so many messages, or below 1 the share of them.</summary>
    public decimal DropBefore { get; init; }

    /// <summary>Authorise, register or void, then hang up instead of answering: the next so many, or below 1 the share of them.</summary>
    public decimal DropAfterAuthorising { get; init; }

    /// <summary>Do everything, and hang up instead of answering whatever it was.</summary>
    public bool Mute { get; init; }

    /// <summary>The state's own service only: its contingency (SVC) works.</summary>
    public bool SparesContingency { get; init; }

    /// <summary>Begins the row of random numbers that the shares are drawn from.</summary>
    public int Seed { get; init; }

    /// <summary>Answer everything with 108, 109 or 656.</summary>
    public int? Status { get; init; }

    /// <summary>Refuse every valid note with this code; 110 and 301 to 303 deny it, so that its number is lost.</summary>
    public int? Deny { get; init; }

    /// <summary>Let the query learn late: the first so many questions after each note are answered as if it were unknown (217).</summary>
    public int LearnsLate { get; init; }

    /// <summary>Register events with 136, as not linked to their note.</summary>
    public bool Unlinked { get; init; }

    /// <summary>Only messages about this model, 55 or 65.</summary>
    public int? ForModel { get; init; }

    /// <summary>Reads what was posted; null when it is not understood.</summary>
    public static async Task<Behaviour?> Read(Stream body, CancellationToken ct)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Behaviour>(body, Strict, ct) is { IsPossible: true } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsPossible => DelayMs is >= 0 and <= 600_000 && Possible(DropBefore) && Possible(DropAfterAuthorising)
        && LearnsLate is >= 0 and <= 100 && Status is null or 108 or 109 or 656 && Deny is null or (>= 110 and <= 9999) && ForModel is null or 55 or 65;

    private static bool Possible(decimal drop) => drop is >= 0 and < 1 || drop > 0 && drop == decimal.Truncate(drop);
}

/// <summary>What was told, and how much of it is left.</summary>
internal sealed class Mood(Behaviour behaviour)
{
    private readonly Lock gate = new();
    private readonly Random random = new(behaviour.Seed);
    private decimal before = behaviour.DropBefore, after = behaviour.DropAfterAuthorising;

    /// <summary>Whether it concerns a message about this model; one about no model is concerned unless a model was said.</summary>
    public Behaviour For(int? model, bool contingency = false) =>
        (behaviour.ForModel is null || behaviour.ForModel == model) && !(contingency && behaviour.SparesContingency) ? behaviour : new();

    /// <summary>Whether to hang up now, unread.</summary>
    public bool DropsBefore(int? model, bool contingency = false) => For(model, contingency).DropBefore > 0 && Draw(ref before);

    /// <summary>Whether to hang up now that the work is done, or something was asked.</summary>
    public bool DropsAfter(int? model, bool done, bool contingency = false) =>
        For(model, contingency) is var told && (told.Mute || done && told.DropAfterAuthorising > 0 && Draw(ref after));

    private bool Draw(ref decimal left)
    {
        lock (gate)
        {
            if (left < 1) return left > 0 && (decimal)random.NextDouble() < left;
            // What is counted down ends at nothing, not at a share.
            left--;
            return true;
        }
    }
}
