using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>What only several processes can show: who may enter, where Auth is not; what the gateway says; one service away.</summary>
[Collection("retifica")]
public sealed class TenServices(Retifica retifica)
{
    [Fact]
    public async Task Smokes_pass_through_the_gateway_and_the_books_agree()
    {
        var services = await retifica.Running;
        // Later than all stories: what was forgotten of them when one of them went far ahead is not missed.
        services.TravelTo(new DateOnly(2027, 1, 15));
        var (code, said) = await services.Smoke(2, parallel: 2);
        Assert.True(code == 0, said);
        (code, said) = await services.Audit(wait: 60);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Whoever_signs_out_is_refused_by_every_service_within_seconds()
    {
        var (services, shop, token) = await SignedIn();
        using var client = services.Client(token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("orders")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("auth/logout", null)).StatusCode);
        await Biela.Eventually(async () => (await client.GetAsync("orders")).StatusCode, status => status == HttpStatusCode.Unauthorized, seconds: 10);
        await shop.Owner.Get("orders");
    }

    [Fact]
    public async Task Whoever_signs_in_at_several_places_at_once_is_let_in_at_all()
    {
        var (services, shop, _) = await SignedIn();
        for (var round = 0; round < 8; round++)
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => services.SignIn(shop.OwnerEmail, Shop.Password))), Assert.NotEmpty);
    }

    [Fact]
    public async Task Whoever_signs_in_when_a_new_signing_key_is_due_is_let_in_at_all()
    {
        var (services, shop, _) = await SignedIn();
        for (var month = 1; month <= 4; month++)
        {
            services.TravelTo(new DateOnly(2026, 3, 2).AddDays(month * 32));
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => services.SignIn(shop.OwnerEmail, Shop.Password))), Assert.NotEmpty);
        }
    }

    [Fact]
    public async Task While_Auth_is_away_known_callers_go_on_and_new_keys_wait()
    {
        var (services, shop, token) = await SignedIn();
        var (used, unused) = (await Key(shop), await Key(shop));
        Assert.Equal(HttpStatusCode.OK, await Ask(services, used));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(services, used[..^1] + (used[^1] == '0' ? '1' : '0')));
        await services.Stop("auth");
        try
        {
            Assert.Equal(HttpStatusCode.OK, await Ask(services, token));
            await Task.Delay(TimeSpan.FromSeconds(6));
            Assert.Equal(HttpStatusCode.OK, await Ask(services, used));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ask(services, unused));
            await IsProblem(await services.Client().GetAsync("auth/keys"), 502, "service-away");
        }
        finally { await services.Restart(); }
        await Biela.Eventually(() => Ask(services, unused), status => status == HttpStatusCode.OK, seconds: 10);
    }

    [Fact]
    public async Task A_new_signing_key_is_known_everywhere_at_once()
    {
        var (services, shop, _) = await SignedIn();
        await services.Promote(shop.OwnerEmail);
        using var admin = services.Client(await services.SignIn(shop.OwnerEmail, Shop.Password));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("auth/keys/rotate", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Ask(services, await services.SignIn(shop.OwnerEmail, Shop.Password)));
    }

    [Fact]
    public async Task What_services_tell_each_other_is_for_nobody_else()
    {
        var (services, shop, token) = await SignedIn();
        foreach (var credential in new[] { null, token, await Key(shop), "bs_" + new string('0', 64) })
        {
            using var direct = services.Client(credential);
            var answer = await direct.GetAsync(new Uri(services.AddressOf("auth"), "/internal/authority/sessions/ended"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            await IsProblem(await direct.GetAsync("/internal/authority/sessions/ended"), 404, "not-found");
        }
    }

    [Fact]
    public async Task The_gateway_says_what_is_wrong_as_Biela_does()
    {
        var (services, _, token) = await SignedIn();
        using var client = services.Client(token);
        await IsProblem(await client.GetAsync("nothing"), 404, "not-found");
        await IsProblem(await client.GetAsync("orders/nothing"), 404, "not-found");
        await IsProblem(await client.PostAsync("orders/customers", new ByteArrayContent(new byte[3 * 1024 * 1024])), 413, "too-large");
        Assert.Contains("<title>Biela</title>", await client.GetStringAsync("/"));
        Assert.Equal("live", await client.GetStringAsync("/health/live"));
        foreach (var name in services.Names) Assert.Equal("ready", await client.GetStringAsync($"/health/{name}/ready"));
        foreach (var module in Host.House.Modules())
            Assert.Equal($"Biela: {module.Name}", (await client.GetFromJsonAsync<JsonElement>($"/openapi/{module.Name}.json")).Of("info").Text("title"));
    }

    [Fact]
    public async Task A_photo_larger_than_any_other_request_goes_through_the_gateway_and_back()
    {
        var (services, shop, _) = await SignedIn();
        var order = await shop.Order(await shop.Customer("Tomé Arruda"), new("Aurora Vetor 1.6 8V"), "BLOCO");
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7))];
        var announced = await shop.Owner.Post($"orders/{order.Id}/attachments", new { name = "bloco.jpg", type = "image/jpeg", size = photo.Length });
        using var browser = new HttpClient { BaseAddress = services.Url };
        using var content = new ByteArrayContent(photo) { Headers = { ContentType = new("image/jpeg") } };
        var sent = await browser.PutAsync(announced.Of("upload").Text("url"), content);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await shop.Owner.Post($"orders/{order.Id}/attachments/{announced.Id()}/confirm");
        var address = (await shop.Owner.Get($"orders/{order.Id}/attachments/{announced.Id()}/url")).Text("url");
        Assert.Equal(photo, await browser.GetByteArrayAsync(address));
    }

    private async Task<(Services, Shop, string Token)> SignedIn()
    {
        var services = await retifica.Running;
        var shop = await services.Open("02/03/2026");
        return (services, shop, await services.SignIn(shop.OwnerEmail, Shop.Password));
    }

    private static async Task<string> Key(Shop shop) =>
        (await shop.Owner.Post("auth/api-keys", new { name = "catraca", permissions = new[] { "orders.read" } })).Text("key");

    private static async Task<HttpStatusCode> Ask(Services services, string credential)
    {
        using var client = services.Client(credential);
        return (await client.GetAsync("orders")).StatusCode;
    }

    private static async Task IsProblem(HttpResponseMessage answer, int status, string code)
    {
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {said}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(said).RootElement;
        Assert.Equal(($"urn:biela:{code}", status), (problem.Text("type"), problem.Of("status").GetInt32()));
    }
}
