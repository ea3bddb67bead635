using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests;

/// <summary>Every regime, withholding and kind of customer, before our layout, the official schema, xmllint and xmlsec1.</summary>
public sealed class DpsDocuments
{
    public static TheoryData<string> Names => [.. Declarations.All().Select(document => document.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_declaration_passes_our_layout_and_agrees_with_itself(string name)
    {
        var dps = Written(name);
        Assert.Empty(DpsLayout.CheckUnsigned(dps).Select(problem => problem.Message));
        Assert.Empty(DpsLayout.Check(Official.Signed(dps)).Select(problem => problem.Message));
        Assert.Empty(DpsConsistency.Check(dps).Select(problem => problem.Message));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_declaration_passes_the_official_schema_signed_and_unsigned(string name)
    {
        Assert.Empty(Official.Services.Check(Written(name)));
        Official.Follows(Official.Dps, Signed(Written(name)).Bytes);
    }

    [Fact]
    public Task Every_declaration_passes_signed_with_NET_xmllint_and_xmlsec1() => Official.Accepts(
        Official.Dps, "infDPS", [.. Declarations.All().Select(document => (document.Name, Signed(DpsXml.Write(document.Dps)).Bytes))]);

    [Fact]
    public void Its_signature_holds_and_is_the_providers() => Assert.All(Declarations.All(), document =>
    {
        var check = Signature.Verify(Signed(DpsXml.Write(document.Dps)).Bytes, document.Dps.Id.Provider);
        Assert.Empty(check.Faults);
    });

    [Fact]
    public void An_unsigned_declaration_lacks_only_its_signature() =>
        Assert.Equal("Signature", Assert.Single(DpsLayout.Check(DpsXml.Write(Declarations.All().First().Dps))).Path);

    [Theory]
    [InlineData("end", "existe no leiaute oficial")]
    [InlineData("xyz", "não existe")]
    public void A_field_that_we_do_not_write_is_told_apart_from_one_that_does_not_exist(string field, string complaint)
    {
        var dps = DpsXml.Write(Declarations.All().First().Dps);
        dps.Descendants(DpsTags.Space + "regTrib").First().AddBeforeSelf(new XElement(DpsTags.Space + field));
        Assert.Contains(complaint, Assert.Single(DpsLayout.CheckUnsigned(dps)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ISS_of_a_MEI_is_never_withheld()
    {
        var taxed = new TaxedService(Declarations.Service(TaxRegime.Mei, Withholdings.Iss));
        Assert.Equal("mei-iss-withheld", Assert.Throws<RuleBroken>(() => taxed.Values()).Code);
    }

    [Fact]
    public void The_Simples_has_to_tell_its_effective_rate()
    {
        var taxed = new TaxedService(Declarations.Service(TaxRegime.Simples));
        Assert.Equal("simples-rate-missing", Assert.Throws<RuleBroken>(() => taxed.Values()).Code);
    }

    private static XElement Written(string name) => DpsXml.Write(Declarations.All().Single(document => document.Name == name).Dps);

    private static SignedDocument Signed(XElement dps) => Signature.Sign(dps.ToString(SaveOptions.DisableFormatting), TestCertificates.Other);
}
