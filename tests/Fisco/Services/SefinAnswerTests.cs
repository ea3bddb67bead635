using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Fisco.Tests.Services;

public sealed class SefinAnswerTests
{
    private const string Key = "35503082243568174000168000000000009826065650835650", Id = "DPS355030820615725000011600001000000000000042";

    private static readonly string Packed = Convert.ToBase64String(Zip("<NFSe/>"u8.ToArray()));

    private static readonly string Success =
        $$"""{"tipoAmbiente":2,"versaoAplicativo":"1.5","dataHoraProcessamento":"2026-09-10T14:30:07.123-03:00","idDps":"{{Id}}","chaveAcesso":"{{Key}}","""
        + $$""" "nfseXmlGZipB64":"{{Packed}}","alertas":[{"codigo":"A001","descricao":"Atenção","complemento":null}]}""";

    [Fact]
    public void An_NFSe_is_read()
    {
        var issued = Assert.IsType<SefinAnswer.Issued>(Read(Success));
        Assert.Equal((Key, Id, "<NFSe/>"), (issued.Key.Value, issued.Declaration!.Value.Value, Encoding.UTF8.GetString(issued.Xml)));
        Assert.Equal(new(2026, 9, 10, 14, 30, 7, 123, TimeSpan.FromHours(-3)), issued.At);
        Assert.Equal("A001 – Atenção", Assert.Single(issued.Alerts).ToString());
        Assert.Equal(NextStep.Authorised, issued.Step);
    }

    [Theory]
    [InlineData("""{"Erros":[{"Codigo":"E1235","Descricao":"Falha no esquema XML do DF-e","Complemento":"linha 1"}]}""")]
    [InlineData("""{"erros":[{"codigo":"E1235","descricao":"Falha no esquema XML do DF-e","complemento":"linha 1"}],"chaveAcesso":null}""")]
    [InlineData("""{"erro":{"codigo":"E1235","mensagem":"Falha no esquema XML do DF-e","COMPLEMENTO":"linha 1"}}""")]
    public void Errors_are_read_in_every_spelling(string body)
    {
        var refused = Assert.IsType<SefinAnswer.Refused>(Read(body));
        Assert.Equal(new SefinMessage("E1235", "Falha no esquema XML do DF-e", "linha 1"), Assert.Single(refused.Errors));
        Assert.Equal((NextStep.Support, SefinCodes.Of("E1235").Advice), (refused.Step, refused.Advice));
    }

    [Fact]
    public void Of_several_errors_the_one_that_settles_the_matter_counts_first_and_then_the_one_we_know()
    {
        Assert.Equal(NextStep.QueryKey, Read("""{"erros":[{"codigo":"E1235"},{"codigo":"E0014"}]}""")!.Step);
        Assert.Equal(SefinCodes.Of("E0322").Advice, Read("""{"erros":[{"codigo":"E9999"},{"codigo":"E0322"}]}""")!.Advice);
    }

    [Fact]
    public void The_key_of_a_declaration_and_an_event_are_read()
    {
        var located = Assert.IsType<SefinAnswer.Located>(Read($$"""{"ChaveAcesso":"{{Key}}","IdDps":"{{Id[3..]}}"}"""));
        Assert.Equal((Key, Id, NextStep.QueryKey), (located.Key.Value, located.Declaration!.Value.Value, located.Step));
        var registered = Assert.IsType<SefinAnswer.Registered>(Read($$"""{"dataHoraProcessamento":"2026-09-10T14:30:07","eventoXmlGZipB64":"{{Packed}}"}"""));
        Assert.Equal(new(2026, 9, 10, 14, 30, 7, TimeSpan.FromHours(-3)), registered.At);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>Gateway timeout</html>")]
    [InlineData("""{"erros":[]}""")]
    [InlineData("""{"erros":[{}, 7, null, []]}""")]
    [InlineData("""{"erros":"E1235"}""")]
    [InlineData("""{"chaveAcesso":"123"}""")]
    [InlineData("""{"chaveAcesso":7}""")]
    [InlineData("""{"chaveAcesso":"\uD800"}""")]
    [InlineData("""{"eventoXmlGZipB64":"QUJD"}""")]
    [InlineData("""{"eventoXmlGZipB64":"no base 64"}""")]
    [InlineData("""{"eventoXmlGZipB64":""}""")]
    public void What_is_no_answer_is_none(string body) => Assert.Null(Read(body));

    [Fact]
    public void Bombs_do_not_explode()
    {
        var bomb = Convert.ToBase64String(Zip(new byte[64 * 1024 * 1024]));
        Assert.Null(Read($$"""{"chaveAcesso":"{{Key}}","nfseXmlGZipB64":"{{bomb}}"}"""));
        Assert.Null(Read(new string('[', 100_000)));
        Assert.Null(SefinAnswer.Read(new byte[5 * 1024 * 1024]));
        var many = string.Join(',', Enumerable.Repeat($$"""{"codigo":"E1235","descricao":"{{new string('x', 5_000)}}"}""", 200));
        var refused = Assert.IsType<SefinAnswer.Refused>(Read($$"""{"erros":[{{many}}]}"""));
        Assert.Equal((50, 1_000), (refused.Errors.Count, refused.Errors[0].Description.Length));
    }

    [Fact]
    public void Whatever_bytes_come_nothing_is_thrown()
    {
        Prop.ForAll<byte[]>(body => { SefinAnswer.Read(body ?? []); }).QuickCheckThrowOnFailure();
        var whole = Encoding.UTF8.GetBytes(Success);
        var random = new Random(20260910);
        for (var round = 0; round < 20_000; round++)
        {
            var spoiled = (byte[])whole.Clone();
            for (var times = random.Next(1, 6); times > 0; times--) spoiled[random.Next(spoiled.Length)] = (byte)random.Next(256);
            SefinAnswer.Read(random.Next(4) == 0 ? spoiled[..random.Next(spoiled.Length)] : spoiled);
        }
    }

    [Fact]
    public void A_delivery_knows_whose_answer_it_is()
    {
        Assert.IsType<SefinAnswer.Issued>(new Delivery.Answered(201, Encoding.UTF8.GetBytes(Success)).OfSefin);
        Assert.Null(new Delivery.Answered(201, Encoding.UTF8.GetBytes(Success)).Answer);
    }

    private static SefinAnswer? Read(string body) => SefinAnswer.Read(Encoding.UTF8.GetBytes(body));

    private static byte[] Zip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal)) zip.Write(content);
        return packed.ToArray();
    }
}
