using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests.Services;

public sealed class SefinTests
{
    private static readonly NfseKey Key = NfseKey.Parse("35503082243568174000168000000000009826065650835650");

    [Fact]
    public void A_declaration_travels_packed_in_JSON_and_arrives_byte_by_byte()
    {
        var dps = DpsXml.Write(Declarations.All().First().Dps).ToString(SaveOptions.DisableFormatting);
        var signed = Signature.Sign(dps, TestCertificates.Other);
        var file = Unpacked(Sefin.Issue(signed), "dpsXmlGZipB64");
        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8, file.AsSpan(..38));
        Assert.Equal(signed.Bytes, file[38..]);
        Assert.True(Signature.Verify(file, TestCertificates.Lettered).Holds);
    }

    [Fact]
    public void An_event_travels_the_same_way()
    {
        var request = ServiceEvents.Cancel(Key, FiscalEnvironment.Homologation, TestCertificates.Company, Workshop.Now, ServiceCancellation.NotProvided,
            "Cliente desistiu do serviço", "Biela 0.1.0");
        var file = Unpacked(Sefin.Declare(Signature.Sign(request, TestCertificates.Own)), "pedidoRegistroEventoXmlGZipB64");
        Official.Follows("nfse-v1.01-alnum-derived/pedRegEvento_v1.01.xsd", file);
    }

    [Fact]
    public void Both_environments_have_addresses_of_their_own()
    {
        var id = DpsId.Compose(3550308, TestCertificates.Lettered, 1, 42);
        Assert.Equal("https://sefin.nfse.gov.br/SefinNacional/nfse", Sefin.Notes(FiscalEnvironment.Production).OriginalString);
        Assert.Equal("https://sefin.producaorestrita.nfse.gov.br/SefinNacional/nfse", Sefin.Notes(FiscalEnvironment.Homologation).OriginalString);
        Assert.EndsWith($"/SefinNacional/nfse/{Key.Value}", Sefin.Note(FiscalEnvironment.Production, Key).AbsoluteUri);
        Assert.EndsWith($"/SefinNacional/dps/{id.Value}", Sefin.Declaration(FiscalEnvironment.Production, id).AbsoluteUri);
        Assert.EndsWith($"/nfse/{Key.Value}/eventos", Sefin.Events(FiscalEnvironment.Production, Key).AbsoluteUri);
        Assert.EndsWith($"/nfse/{Key.Value}/eventos/101101/1", Sefin.Event(FiscalEnvironment.Production, Key, 101101, 1).AbsoluteUri);
        Assert.Equal("https://adn.nfse.gov.br/contribuintes/DFe/7", Sefin.Documents(FiscalEnvironment.Production, 7).AbsoluteUri);
        Assert.Equal($"https://www.nfse.gov.br/ConsultaPublica/?tpc=1&chave={Key.Value}", Sefin.PublicPage(Key));
    }

    [Theory]
    [InlineData("E0014", NextStep.QueryKey)]
    [InlineData("E0015", NextStep.Correct)]
    [InlineData("E0322", NextStep.Correct)]
    [InlineData("E0714", NextStep.Support)]
    [InlineData("E0718", NextStep.Certificate)]
    [InlineData("e1235", NextStep.Support)]
    [InlineData("E9876", NextStep.Correct)]
    public void A_code_says_what_to_do(string code, NextStep step) => Assert.Equal(step, SefinCodes.Of(code).Step);

    [Fact]
    public void Every_code_has_an_advice_that_is_a_sentence() => Assert.All(SefinCodes.All, code =>
    {
        Assert.Matches("^E[0-9]{4}$", code.Code);
        Assert.InRange(code.Advice.Length, 15, 200);
        Assert.EndsWith(".", code.Advice, StringComparison.Ordinal);
    });

    private static byte[] Unpacked(byte[] body, string name)
    {
        using var json = JsonDocument.Parse(body);
        var packed = Assert.Single(json.RootElement.EnumerateObject(), property => property.Name == name).Value.GetBytesFromBase64();
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var file = new MemoryStream();
        zip.CopyTo(file);
        return file.ToArray();
    }
}
