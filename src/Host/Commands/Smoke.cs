using System.CommandLine;
using System.Diagnostics;
using Biela.Host.Client;

namespace Biela.Host.Commands;

/// <summary>After a deployment: plays the main job over HTTP on a throw-away organization and verifies every amount on the way.</summary>
internal static class Smoke
{
    public static Command Command()
    {
        var url = Shell.Url();
        var keep = new Option<string?>("--keep") { Description = "Folder to save the answers and documents made on the way." };
        var times = new Option<int>("--times") { Description = "How often to play it.", DefaultValueFactory = _ => 1 };
        var parallel = new Option<int>("--parallel") { Description = "How many at once.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int?>("--seed") { Description = "Draws the same prices and quantities again." };
        var patience = new Option<int>("--patience") { Description = "Seconds to wait for an answer or an effect.", DefaultValueFactory = _ => 30 };
        const string says = "Plays the main job over HTTP on a throw-away organization and checks every amount; exits 1 on the first thing that is wrong.";
        var command = new Command("smoke", says) { url, keep, times, parallel, seed, patience };
        command.SetAction((parsed, _) => Run(parsed.GetValue(url)!, parsed.GetValue(keep), parsed.GetValue(times), parsed.GetValue(parallel),
            parsed.GetValue(seed) ?? Random.Shared.Next(),
            TimeSpan.FromSeconds(parsed.GetValue(patience))));
        return command;
    }

    private static async Task<int> Run(Uri url, string? keep, int times, int parallel, int seed, TimeSpan patience)
    {
        var wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (run, _) =>
        {
            if (!await Play(url, keep is null ? null : Path.Combine(keep, $"{seed + run}"), seed + run, patience,
                quiet: times > 1)) Interlocked.Increment(ref wrong);
        });
        Console.WriteLine(wrong == 0 ? $"smoke: all {times} right" : $"smoke: {wrong} of {times} wrong");
        return wrong == 0 ? 0 : 1;
    }

    private static async Task<bool> Play(Uri url, string? keep, int seed, TimeSpan patience, bool quiet)
    {
        var (random, watch, step, at) = (new Random(seed), Stopwatch.StartNew(), "organization registered", TimeSpan.Zero);
        using var api = new Api(url, patience, keep);
        void Say(string text) { if (!quiet) Console.WriteLine(text); }
        try
        {
            var shop = await Register(api, random, seed);
            Say($"  {watch.ElapsedMilliseconds,6} ms  shop set up");
            var job = new MainJob(shop, random);
            foreach (var (name, run) in job.Steps())
            {
                (step, at) = (name, watch.Elapsed);
                await run();
                Say($"  {(watch.Elapsed - at).TotalMilliseconds,6:0} ms  {name}");
            }
            Console.WriteLine($"smoke {seed}: right in {watch.ElapsedMilliseconds} ms");
            return true;
        }
        catch (Exception e) when (e is Wrong or HttpRequestException or FormatException or InvalidOperationException)
        {
            Console.WriteLine($"smoke {seed}: WRONG at '{step}': {e.Message}");
            return false;
        }
    }

    private static async Task<Workshop> Register(Api api, Random random, int seed)
    {
        var (email, password) = ($"smoke-{seed}-{random.NextInt64():x}@biela.example", $"smoke-{random.NextInt64():x}");
        await api.PostUnlessThere("auth/organizations", new { legalName = $"Fumaça {seed} Ltda.", tradeName = $"Fumaça {seed}", cnpj = Sums.Cnpj(random),
            owner = new { name = "Smoke", email, password } });
        await api.SignIn(email, password);
        return await Workshop.SetUp(api, random, DateOnly.Parse((await api.Get("auth/me")).Text("today")));
    }
}
