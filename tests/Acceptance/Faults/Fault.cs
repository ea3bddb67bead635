using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Biela.Acceptance.Tests;

/// <summary>What every fault test does: shops work against a process that something happens to; afterwards all of it has to be right.</summary>
internal static class Fault
{
    /// <summary>Disarms the crash points of a process that was started with one.</summary>
    public static readonly (string, string) Unarmed = ("BIELA_CRASH_AT", "");

    /// <summary>How long a process may take to get to its crash point.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    /// <summary>Whether somebody asked for everything that faults can do: <c>./test --faults</c>.</summary>
    public static readonly bool Patient = Environment.GetEnvironmentVariable("BIELA_FAULTS") == "1";

    /// <summary>Whether a few minutes more do not matter: then, and in continuous integration.</summary>
    public static readonly bool Thorough = Patient || Environment.GetEnvironmentVariable("BIELA_ALL") == "1";

    /// <summary>What chance is drawn from: a number that <c>BIELA_SEED</c> repeats.</summary>
    public static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("BIELA_SEED"), out var given) ? given : Random.Shared.Next();

    /// <summary>Plays the main job in that many fresh organizations.</summary>
    public static Task<(int Code, string Said)> Smoke(this Biela biela, int times, int parallel, int patience = 180) => biela.Run(
        "smoke", "--url", biela.Url.ToString(), "--times", $"{times}", "--parallel", $"{parallel}", "--patience", $"{patience}");

    /// <summary>Every smoke saw what it should, every order reached its end, and no book differs from another.</summary>
    public static async Task AllRight(this Biela biela, (int Code, string Said) smoke, int orders, string about = "")
    {
        Assert.True(smoke.Code == 0, $"{about}\n{smoke.Said}\n{biela.Log}");
        var (code, said) = await biela.Audit(wait: 60);
        Assert.True(code == 0, $"{about}\n{said}");
        Assert.Equal($"{orders} Delivered", await biela.Orders());
    }

    private static async Task<string> Orders(this Biela biela)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(biela.Data, "orders.db")};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync();
        await using var count = db.CreateCommand();
        count.CommandText = "select group_concat(n || ' ' || status, ', ') from (select status, count(*) as n from orders group by status)";
        return (string)(await count.ExecuteScalarAsync())!;
    }
}

/// <summary>A test that runs only with <c>./test --faults</c>; otherwise it does not count as skipped either.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PatientFactAttribute : FactAttribute
{
    public PatientFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = 0) : base(file, line) => Explicit = !Fault.Patient;
}

/// <inheritdoc cref="PatientFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PatientTheoryAttribute : TheoryAttribute
{
    public PatientTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = 0) : base(file, line) => Explicit = !Fault.Patient;
}
