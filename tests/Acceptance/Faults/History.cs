using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Acceptance.Tests;

/// <summary>What somebody attempted and what came of it.</summary>
/// <param name="Evidence">What the databases hold exactly once if it happened; empty where only the books as a whole tell.</param>
/// <param name="Outcome"><c>ok</c>, <c>fail</c> (a rule said no) or <c>unknown</c> (nobody answered).</param>
internal sealed record Operation(string Name, string Evidence, string Outcome);

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
        var id = ++number;
        Write(new { id, at = TimeProvider.System.GetUtcNow(), tenant, op = name, evidence });
        var (outcome, why, answer) = await Outcome(act);
        Write(new { id, at = TimeProvider.System.GetUtcNow(), outcome, why });
        operations.Add(new(name, evidence, outcome));
        return answer;
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
