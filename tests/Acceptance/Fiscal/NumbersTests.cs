using System.Net.Http;
using System.Net.Sockets;
using Npgsql;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>However the line breaks and whoever is killed, every number is accounted for once. With <c>--faults</c> it is 500 notes.</summary>
public sealed class NumbersTests
{
    private static readonly int Notes = Fault.Patient ? 500 : 40;

    [Fact]
    public async Task Delays_drops_and_kills_lose_no_number_and_double_no_note()
    {
        Assert.SkipUnless(Fault.Thorough, "killing takes a while: run ./test --all");
        await using var bureau = new Bureau();
        await Play(bureau);
    }

    [Fact]
    public async Task Nor_do_they_on_PostgreSQL()
    {
        Assert.SkipUnless(Fault.Thorough, "killing takes a while: run ./test --all");
        var (servers, database) = (Servers.Given(), $"biela_t{Guid.CreateVersion7():n}");
        await servers.Execute($"create database {database}");
        try
        {
            await using var bureau = new Bureau
            {
                Storage = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = database, MaxPoolSize = 30 }.ConnectionString,
            };
            await Play(bureau);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await servers.Execute($"drop database if exists {database} with (force)");
        }
    }

    private static async Task Play(Bureau bureau)
    {
        await bureau.InitializeAsync();
        var shop = await bureau.Shop();
        var random = new Random(Fault.Seed());
        var invoices = new Queue<Guid>();
        for (var n = 0; n < Notes; n++) invoices.Enqueue(await shop.Sell());
        using var over = new CancellationTokenSource();
        var killing = Kill(bureau, random, over.Token);
        while (invoices.TryDequeue(out var invoice))
        {
            shop.Tell(new() { DropBefore = 0.2m, DropAfterAuthorising = 0.3m, DelayMs = random.Next(50), Seed = random.Next() });
            await Persist(() => shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms(), key: $"{invoice}"));
        }
        await over.CancelAsync();
        await killing;
        shop.Tell(new());
        await Biela.Eventually(() => shop.Owner.Get("fiscal/documents?status=Waiting"), waiting => waiting.List().Length == 0, seconds: 120);
        var known = shop.Notes;
        Assert.Equal(Enumerable.Range(1, Notes), known.Select(n => n.Number));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
        Assert.Empty((await shop.Owner.Get("fiscal/gaps")).EnumerateArray());
        Assert.Equal(known.Select(n => n.Key), (await Documents(shop)).Order());
    }

    private static async Task<List<string>> Documents(IssuingShop shop)
    {
        var keys = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await shop.Owner.Get($"fiscal/documents?status=Authorised&limit=200{next}");
            keys.AddRange(page.List().Select(d => d.Text("accessKey")));
            next = page.Of("next") is { ValueKind: System.Text.Json.JsonValueKind.String } after ? $"&after={after}" : null;
        }
        return keys;
    }

    private static async Task Kill(Bureau bureau, Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(random.Next(1500, 4000), CancellationToken.None);
            await bureau.Biela.Kill();
            await bureau.Biela.Restart();
        }
    }

    /// Whoever presses the button presses it again until somebody answers.
    private static async Task Persist(Func<Task> act)
    {
        for (var again = 0; ; again++)
            try
            {
                await act();
                return;
            }
            catch (Exception away) when (again < 600 && away is HttpRequestException or IOException or SocketException) { await Task.Delay(100); }
    }
}
