using System.Net;
using System.Text.Json;
using Biela.Kernel.Tests.Shop;

namespace Biela.Kernel.Tests.Web;

/// <summary>A request that is sent again with its key has one effect and one answer.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private readonly Guid tenant = Guid.CreateVersion7();
    private ShopHost host = null!;
    private HttpClient shop = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ShopHost.Start();
        shop = host.Client(tenant);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_has_one_effect()
    {
        var (first, again) = (await shop.Make("Pá 'ção'", "k1"), await shop.Make("Pá 'ção'", "k1"));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((first.StatusCode, first.Headers.Location, first.Headers.ETag), (again.StatusCode, again.Headers.Location, again.Headers.ETag));
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.NotNull(again.Headers.Location);
        Assert.Equal("\"1\"", again.Headers.ETag?.Tag);
        Assert.Equal(1, await Things());
    }

    [Fact]
    public async Task An_answer_without_a_body_is_repeated_without_one()
    {
        var id = (await (await shop.Make("Pá")).Body()).GetProperty("id").GetGuid();
        for (var time = 0; time < 2; time++)
        {
            var answer = await shop.Send(HttpMethod.Delete, $"things/{id}", headers: ("Idempotency-Key", "gone"));
            Assert.Equal((HttpStatusCode.NoContent, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Another_request_may_not_use_the_same_key()
    {
        await shop.Make("Pá", "k1");
        await (await shop.Make("Enxada", "k1")).Problem(422, "idempotency-key-reused");
        Assert.Equal(1, await Things());
    }

    [Fact]
    public async Task Of_ten_at_once_one_has_an_effect_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Make("Pá", "k1")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        Assert.Equal(1, await Things());
    }

    [Fact]
    public async Task A_request_that_failed_may_be_repeated_with_its_key()
    {
        var made = await shop.Make("Pá");
        await (await shop.Make("Pá", "k1")).Problem(409, "already-exists");
        await shop.Send(HttpMethod.Delete, made.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Created, (await shop.Make("Pá", "k1")).StatusCode);
    }

    [Fact]
    public async Task Organizations_do_not_share_keys()
    {
        using var other = host.Client(Guid.CreateVersion7());
        var (mine, theirs) = (await shop.Make("Pá", "k1"), await other.Make("Pá", "k1"));
        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
        Assert.NotEqual(mine.Headers.Location, theirs.Headers.Location);
    }

    [Fact]
    public async Task A_key_gives_its_answer_only_to_whom_may_ask()
    {
        await shop.Make("Pá", "k1");
        await (await host.Client(tenant, "shop.read").Make("Pá", "k1")).Problem(403, "forbidden");
    }

    public static TheoryData<string> BadKeys => ["", "two words", new string('k', 201)];

    [Theory, MemberData(nameof(BadKeys))]
    public async Task A_key_is_one_visible_word(string key) => await (await shop.Make("Pá", key)).Problem(400, "invalid");

    private async Task<int> Things() => (await (await shop.GetAsync("things")).Body()).GetProperty("items").GetArrayLength();
}
