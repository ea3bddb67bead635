using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests;

/// <summary>A declaration that stands in the place of a note, in every regime, withholding and kind of customer.</summary>
public sealed class DpsReplacing
{
    private const string Schema = "nfse-v1.01-alnum-derived/DPS_v1.01.xsd", Why = "Valor do serviço digitado errado";

    [Fact]
    public async Task Every_declaration_passes_our_layout_the_official_schema_xmllint_and_agrees_with_itself()
    {
        var declarations = Declarations.All()
            .SelectMany(document => Enum.GetValues<ServiceReplacement>().Select(why => DpsXml.Write(Replacing(document.Dps, why)))).ToList();
        Assert.All(declarations, dps => Assert.Empty(
            DpsLayout.CheckUnsigned(dps).Concat(DpsConsistency.Check(dps)).Concat(Official.Services.Check(dps)).Select(p => p.Message)));
        var verdict = await Official.Lint([.. declarations.Select(Official.Signed)], Schema);
        Assert.SkipWhen(verdict is null, "xmllint is not installed.");
        Assert.Equal("", verdict);
    }

    [Fact]
    public async Task Its_signature_holds_here_and_with_xmlsec1()
    {
        var dps = DpsXml.Write(Replacing(Declarations.All().First().Dps, ServiceReplacement.Other));
        var signed = Signature.Sign(dps.ToString(SaveOptions.DisableFormatting), TestCertificates.Own);
        Assert.Empty(Signature.Verify(signed.Bytes, TestCertificates.Company).Faults);
        Official.Follows(Schema, signed.Bytes);
        await SignatureTests.XmlsecAgrees(signed.Bytes, "infDPS");
    }

    [Theory]
    [InlineData("35503082243568174000168000000000009826065650835650", "05", Why, 1235)]
    [InlineData(null, "99", null, 78)]
    public void The_note_is_the_provider_s_own_and_another_motive_is_described(string? key, string motive, string? reason, int rejection)
    {
        var own = Replacing(Declarations.All().First().Dps, ServiceReplacement.Other);
        var dps = DpsXml.Write(own with { Replaces = new(key is null ? own.Replaces!.Key : NfseKey.Parse(key), motive, reason) });
        Assert.Equal(rejection, Assert.Single(DpsConsistency.Check(dps)).Rejection);
    }

    // With letters the schema of keys does not know where the CNPJ stands (TSChaveNFSe, bundle 20260727).
    private static DpsDocument Replacing(DpsDocument dps, ServiceReplacement why)
    {
        var start = $"355030822{TestCertificates.Company.Value}{41:D13}2609{41:D9}";
        return dps with
        {
            Id = DpsId.Compose(3550308, TestCertificates.Company, 1, 43),
            Replaces = new(NfseKey.Parse($"{start}{Modulo11.Digit(start)}"), why, why == ServiceReplacement.Other ? Why : null),
        };
    }
}
