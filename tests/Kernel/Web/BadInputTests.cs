using System.Net;
using System.Text.Json;

namespace Biela.Kernel.Tests.Web;

/// <summary>Whatever is wrong with a request, the answer is problem details that name the field.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private ShopHost host = null!;
    private HttpClient shop = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ShopHost.Start();
        shop = host.Client(Guid.CreateVersion7());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, string, string> Bodies => new()
    {
        { """{"price":1,"kind":"Tool"}""", "name", "é obrigatório" },
        { """{"name":null,"price":1,"kind":"Tool"}""", "name", "é obrigatório" },
        { """{"name":"","price":1,"kind":"Tool"}""", "name", "é obrigatório" },
        { """{"name":"a\u0000b","price":1,"kind":"Tool"}""", "name", "tem caracteres inválidos" },
        { """{"name":"123456789012345678901","price":1,"kind":"Tool"}""", "name", "deve ter no máximo 20 caracteres" },
        { """{"name":7,"price":1,"kind":"Tool"}""", "name", "valor inválido" },
        { """{"name":"x","price":1.005,"kind":"Tool"}""", "price", "O número está fora da faixa ou tem mais de 2 casas decimais; corrija o valor." },
        { """{"name":"x","price":"1","kind":"Tool"}""", "price", "Informe um número, sem aspas e com ponto decimal." },
        { """{"name":"x","price":1e300,"kind":"Tool"}""", "price", "O número está fora da faixa ou tem mais de 2 casas decimais; corrija o valor." },
        { """{"name":"x","price":99999999999.99,"kind":"Tool"}""", "price", "é um valor grande demais" },
        { """{"name":"x","price":1,"kind":"Toy"}""", "kind", "valor inválido" },
        { """{"name":"x","price":1,"kind":1}""", "kind", "valor inválido" },
        { """{"name":"x","price":1,"kind":"Tool","colour":"red"}""", "colour", "campo desconhecido" },
        { """{"name":"x","name":"y","price":1,"kind":"Tool"}""", "name", "aparece duas vezes" },
        { """{"name":"x","price":1,"kind":"Tool","on":"2026-02-30"}""", "on", "valor inválido" },
        { """{"name":"x","price":1,"kind":"Tool","on":"0001-01-01"}""", "on", "deve estar entre os anos 1900 e 2199" },
        { """{"name":"x","price":1,"kind":"Tool","tags":[null]}""", "tags[0]", "é obrigatório" },
        { """{"name":"x","price":1,"kind":"Tool","tags":"a"}""", "tags", "valor inválido" },
        { """{"name":"x","price":1,"kind":"Tool","sizes":[{"width":0}]}""", "sizes[0].width", "deve estar entre 1 e 100" },
        { """{"name":"x","price":1,"kind":"Tool","sizes":[{"width":1},{"height":1}]}""", "sizes[1].width", "é obrigatório" },
        { """{"name":"x","price":1,"kind":"Tool","sizes":[{"width":1,"depth":1}]}""", "sizes[0].depth", "campo desconhecido" },
        { """{"name":"x","price":1,"kind":"Tool","sizes":[{"width":1.5}]}""", "sizes[0].width", "valor inválido" },
        { """{"name":"x","price":1,"kind":"Tool","sizes":[{"width":99999999999}]}""", "sizes[0].width", "valor inválido" },
        { """{"name":"\ud800","price":1,"kind":"Tool"}""", "name", "valor inválido" },
        { """{"name":"x",""", "$", "valor inválido" },
        { "[]", "$", "valor inválido" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_bad_field_is_named(string body, string field, string said)
    {
        var problem = await (await shop.Send(HttpMethod.Post, "things", body)).Problem(400, "invalid");
        Assert.Equal("Há campos inválidos.", problem.GetProperty("detail").GetString());
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal((field, said), (error.Name, string.Join("; ", error.Value.EnumerateArray().Select(m => m.GetString()))));
    }

    [Fact]
    public async Task Deep_JSON_ends_at_a_problem() =>
        await (await shop.Send(HttpMethod.Post, "things", new string('[', 10_000))).Problem(400, "invalid");

    [Theory, InlineData(""), InlineData("null"), InlineData("{} {}")]
    public async Task No_JSON_object_at_all_is_refused(string body) => await (await shop.Send(HttpMethod.Post, "things", body)).Problem(400, "invalid");

    [Fact]
    public async Task Another_content_type_is_refused() =>
        await (await shop.Send(HttpMethod.Post, "things", "name=x", "text/plain")).Problem(415, "unsupported-media-type");

    [Fact]
    public async Task Too_much_content_is_refused() =>
        await (await shop.Send(HttpMethod.Post, "things", JsonSerializer.Serialize(new { name = new string('x', 3 * 1024 * 1024) }))).Problem(413, "too-large");

    [Theory, InlineData("things/123"), InlineData("things/0192aaaa-0000-7000-8000-00000000000z"), InlineData("nothing")]
    [InlineData("things/0192aaaa-0000-7000-8000-000000000001")]
    public async Task What_is_not_there_is_not_found(string path) => await (await shop.GetAsync(path)).Problem(404, "not-found");

    [Fact]
    public async Task A_wrong_method_is_not_allowed() => await (await shop.Send(HttpMethod.Patch, "things", "{}")).Problem(405, "method-not-allowed");

    [Theory, InlineData("limit=x", "limit"), InlineData("after=1", "after")]
    public async Task A_bad_parameter_is_named(string query, string name)
    {
        var problem = await (await shop.GetAsync("things?" + query)).Problem(400, "invalid");
        Assert.Equal(name, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory, InlineData("limit=0"), InlineData("limit=-1"), InlineData("limit=201"), InlineData("limit=2147483647")]
    public async Task A_page_has_one_to_two_hundred_rows(string query) => await (await shop.GetAsync("things?" + query)).Problem(400, "invalid");

    [Fact]
    public async Task A_parameter_that_no_text_column_could_hold_is_named()
    {
        var problem = await (await shop.GetAsync("things?search=a%00b")).Problem(400, "invalid");
        Assert.Equal("search", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        await (await shop.GetAsync("things?search=" + new string('x', 2001))).Problem(400, "invalid");
    }

    [Fact]
    public async Task A_broken_rule_undoes_everything_and_says_what_to_do()
    {
        var id = (await (await shop.Make("Copo")).Body()).GetProperty("id").GetGuid();
        var problem = await (await shop.Send(HttpMethod.Post, $"things/{id}/break", """{"how":"rule"}""")).Problem(409, "thing-is-glass");
        Assert.Equal("A peça é de vidro. Escolha outra.", problem.GetProperty("detail").GetString());
        Assert.Empty((await (await shop.GetAsync($"things/{id}")).Body()).GetProperty("tags").EnumerateArray());
    }

    [Fact]
    public async Task What_exists_already_is_a_conflict()
    {
        await shop.Make("Copo");
        await (await shop.Make("Copo")).Problem(409, "already-exists");
    }

    [Fact]
    public async Task Numbers_that_overflow_are_the_caller_s_and_what_is_unexpected_tells_no_secret()
    {
        var id = (await (await shop.Make("Copo")).Body()).GetProperty("id").GetGuid();
        await (await shop.Send(HttpMethod.Post, $"things/{id}/break", """{"how":"overflow"}""")).Problem(400, "invalid");
        var answer = await shop.Send(HttpMethod.Post, $"things/{id}/break", """{"how":"else"}""");
        await answer.Problem(500, "unexpected");
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_token_or_the_permission_nobody_gets_in()
    {
        await (await host.Client().GetAsync("things")).Problem(401, "unauthenticated");
        await (await host.Client(Guid.CreateVersion7(), "shop.read").Make("Copo")).Problem(403, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await host.Client(Guid.CreateVersion7(), "shop.read").GetAsync("things")).StatusCode);
        using var forged = host.Client();
        forged.DefaultRequestHeaders.Authorization = new("Bearer", "eyJhbGciOiJub25lIn0.e30.");
        await (await forged.GetAsync("things")).Problem(401, "unauthenticated");
    }
}
