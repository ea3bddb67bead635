using System.Diagnostics;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>Whether another shop's id takes longer to be refused than one that nobody has: then the answer says, in its own way, that it exists.</summary>
internal sealed partial class Probe
{
    private const int Tries = 30;

    /// <summary>Every reading of a row, and of each module a change by each method, that can be told by its time; a sentence each.</summary>
    public async Task<IReadOnlyList<string>> Slow()
    {
        var slow = new List<string>();
        var rows = operations.Where(o => o.Path.Contains('{') && Places(o).Any(p => p.In == "path")).ToList();
        var (reads, writes) = (rows.Where(o => o.Method == HttpMethod.Get), rows.Where(o => o.Method != HttpMethod.Get));
        foreach (var operation in reads.Concat(writes.GroupBy(o => (o.Module, o.Method)).Select(same => same.First())))
        {
            // What names rows of other modules is taken on faith; it would be done again and again.
            if ((await Ask(operation, null, false, 0)).Status < 300) continue;
            var (foreign, nobodys) = await Compare(async known => await Ask(operation, null, known, 0));
            if (Tells(foreign, nobodys)) slow.Add($"{operation}: {foreign.TotalMilliseconds:0.0} ms, but {nobodys.TotalMilliseconds:0.0} ms for nobody's");
        }
        return slow;
    }

    /// <summary>Whether it would be seen that one of the two takes some milliseconds and a second look.</summary>
    public async Task<bool> Sees()
    {
        var operation = operations.First(o => o.Method == HttpMethod.Get && Places(o).Any(p => p.In == "path"));
        var (one, other) = await Compare(async known =>
        {
            if (!known) return await Ask(operation, null, false, 0);
            await Task.Delay(5);
            await Ask(operation, null, true, 0);
            return await Ask(operation, null, true, 0);
        });
        return Tells(one, other);
    }

    /// In turn, and again with more patience before anything is believed: the machine has other things to do.
    private static async Task<(TimeSpan One, TimeSpan Other)> Compare(Func<bool, Task<Answer>> ask)
    {
        for (var tries = Tries; ; tries *= 2)
        {
            var (one, other) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var n = 0; n < 2 * tries; n++)
            {
                var begun = Stopwatch.GetTimestamp();
                await ask(n % 2 == 0);
                (n % 2 == 0 ? one : other).Add(Stopwatch.GetElapsedTime(begun));
            }
            var medians = (Median(one), Median(other));
            if (tries >= 4 * Tries || !Tells(medians.Item1, medians.Item2)) return medians;
        }
    }

    private static bool Tells(TimeSpan one, TimeSpan other) =>
        (one - other).Duration() is var difference && difference >= TimeSpan.FromMilliseconds(2) && difference >= 0.2 * (one < other ? one : other);

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
