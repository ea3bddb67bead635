using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests;

/// <summary>What somebody attempted and what came of it.</summary>
/// <param name="Evidence">What the databases hold exactly once if it happened; empty where only the books as a whole tell.</param>
/// <param name="Outcome">
/// <c>ok</c>, <c>fail</c> (a rule said no), <c>unknown</c> (nobody answered) or <c>gone</c> (done after the moment that was restored).
/// </param>
/// <param name="Begun">Just before it was tried.</param>
/// <param name="Ended">Just after its answer was here.</param>
internal sealed record Operation(string Name, string Evidence, string Outcome, DateTimeOffset Begun, DateTimeOffset Ended)
{
    /// <summary>What is left of it once the databases are those of that moment. What was under way just then may be there or not.</summary>
    public Operation At(DateTimeOffset restored) => this switch
    {
        { Outcome: "fail" } => this,
        _ when Begun > restored => this with { Outcome = "gone" },
        _ when Ended > restored => this with { Outcome = "unknown" },
        _ => this,
    };
}

/// <summary>
/// One client's record: a line before and a line after each operation, so that a run that ends badly tells what was under way.
/// </summary>
internal sealed class History(string file) : IDisposable
{
    private readonly StreamWriter lines = new(file) { AutoFlush = true };
    private readonly List<Operation> operations = [];
    private int number;

    public IReadOnlyList<Operation> Operations => operations;

    /// <summary>Tries it once; whoever does it repeats the request with its key. Returns the answer, or null when there is none to go on with.</summary>
    public async Task<JsonElement?> Do(string name, Guid tenant, string evidence, Func<Task<JsonElement>> act)
    {
        var (id, begun) = (++number, TimeProvider.System.GetUtcNow());
        Write(new { id, at = begun, tenant, op = name, evidence });
        var (outcome, why, answer) = await Outcome(act);
        var ended = TimeProvider.System.GetUtcNow();
        Write(new { id, at = ended, outcome, why });
        operations.Add(new(name, evidence, outcome, begun, ended));
        return answer;
    }

    /// <summary>The databases were restored to that moment.</summary>
    public void Restored(DateTimeOffset moment)
    {
        Write(new { at = TimeProvider.System.GetUtcNow(), restored = moment });
        for (var nth = 0; nth < operations.Count; nth++) operations[nth] = operations[nth].At(moment);
    }

    public void Dispose() => lines.Dispose();

    private static async Task<(string Outcome, string? Why, JsonElement? Answer)> Outcome(Func<Task<JsonElement>> act)
    {
        try { return ("ok", null, await act()); }
        catch (NoAnswer e) { return ("unknown", e.Message, null); }
        catch (Wrong e) when (e.Status is { } status && (int)status < 500) { return ("fail", e.Message, null); }
    }

    private void Write(object line) => lines.WriteLine(JsonSerializer.Serialize(line));
}
