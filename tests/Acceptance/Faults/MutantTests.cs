using System.Text.Json;
using System.Text.RegularExpressions;

namespace Biela.Acceptance.Tests;

/// <summary>
/// The other tests of this folder prove something only if a Biela without one of its guarantees fails them. Some are told with <c>--faults</c> only.
/// </summary>
public sealed class MutantTests(MutantBuilds builds) : IClassFixture<MutantBuilds>
{
    [Fact]
    public async Task Without_one_transaction_for_effect_and_done_a_crash_loses_an_effect()
    {
        var mutant = await builds.Build(
            new("Bus/InboxRunner.cs", "await using var work = await scope.Db.Begin(ct);\n        var (seqs,",
                "var marking = await scope.Db.Begin(ct);\n        var (seqs,"),
            new("Bus/InboxRunner.cs", "< batch.Length) return;\n",
                "< batch.Length) return;\n        await marking.Commit(ct);\n        await marking.DisposeAsync();\n" +
                "        await using var work = await scope.Db.Begin(ct);\n"));
        // Whatever the effect was that got lost, some book has to miss it.
        await Finds("(?m)^[OL][0-9]", mutant, "single", "inbox.handling:28", "inbox.handling:30", "inbox.handling:37");
    }

    [PatientTheory, InlineData("single"), InlineData("spot")]
    public async Task Without_knowing_what_came_before_a_crash_doubles_an_event(string topology)
    {
        var mutant = await builds.Build(
            new("Storage/0000_kernel.sql", ", unique (id, handler)", ""), new("Storage/InboxInsert.cs", "on conflict (id, handler) do nothing", ""));
        await Finds("is 2 times in the inbox", mutant, topology, "relay.sent:18", "relay.sent:20", "relay.sent:24");
    }

    [PatientTheory, InlineData("single"), InlineData("spot")]
    public async Task Without_waiting_for_the_transport_a_crash_loses_an_event(string topology)
    {
        const string read = "Crash.Point(\"relay.read\");";
        var mutant = await builds.Build(new Change("Bus/Relay.cs", read, "delivered.AddRange(batch.Select(m => m.Seq)); await MarkSent(ct); " + read));
        await Finds("is not in the inbox of", mutant, topology, "relay.read:18", "relay.read:20", "relay.read:24");
    }

    [PatientFact]
    public async Task Without_the_tenant_filter_another_shops_order_is_readable()
    {
        await using var biela = await Biela.StartBuild(await builds.Build(MutantBuilds.WithoutTenantFilter));
        Assert.Equal("Open", (await ReadAnotherShopsOrder(biela)).Text("status"));
    }

    [Fact]
    public async Task Another_shops_order_is_not_found()
    {
        await using var biela = await Biela.Start();
        await Person.Refused("not-found", () => ReadAnotherShopsOrder(biela));
    }

    /// Nobody listens to some of the events, so a crash at one of them proves nothing: the next one has to.
    private static async Task Finds(string pattern, string mutant, string topology, params string[] points)
    {
        List<string> said = [];
        foreach (var point in points)
        {
            said.Add(await Audit(mutant, topology, point));
            if (Regex.IsMatch(said[^1], pattern, RegexOptions.NonBacktracking)) return;
        }
        Assert.Fail($"The mutant survived {said.Count} crashes: {string.Join("; ", said)}");
    }

    /// Crashes in the middle of the main job, goes on, and returns what the audit says in the end; alone, or where events go through a broker.
    private static async Task<string> Audit(string mutant, string topology, string point)
    {
        (string, string) armed = ("BIELA_CRASH_AT", point);
        await using var services = topology == "single" ? null : await Services.StartOn(Servers.Given(), topology, [armed], mutant);
        await using var biela = services ?? await Biela.StartBuild(mutant, armed);
        try
        {
            var smoke = biela.Smoke(1, 1, patience: 15);
            Assert.False(await Task.WhenAny(biela.Died(Fault.Patience), smoke) == smoke, $"The smoke ended before {point}.");
            await biela.Restart(Fault.Unarmed);
            await smoke;
            return (await biela.Audit(wait: 5)).Said;
        }
        finally
        {
            if (services is not null) await services.Shut();
        }
    }

    private static async Task<JsonElement> ReadAnotherShopsOrder(Biela biela)
    {
        var mine = await Shop.Open(biela, "Retífica Vale do Cobre", "45.112.908/9871-32", "Celina Aguiar");
        var other = await Shop.Open(biela, "Retífica Serra Azul", "11.222.333/0001-81", "Otto Lins");
        var order = await mine.Order(await mine.Customer("Tomé Arruda"), new("Aurora Vetor 1.6 8V"), "BLOCO");
        return await other.Owner.Get($"orders/{order.Id}");
    }
}
