using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests;

/// <summary>A declaration that stands in the place of a note, in every regime, withholding and kind of customer.</summary>
public sealed class DpsReplacing
{
    private const string Why = "Valor do serviço digitado errado";

    [Fact]
    public async Task Every_declaration_passes_our_layout_agrees_with_itself_and_passes_signed_with_NET_xmllint_and_xmlsec1()
    {
        var declarations = (from document in Declarations.All() from why in Enum.GetValues<ServiceReplacement>()
                            select (Name: $"{document.Name}, {why}", Dps: DpsXml.Write(Replacing(document.Dps, why)))).ToList();
        Assert.All(declarations, declaration => Assert.Empty(
            DpsLayout.CheckUnsigned(declaration.Dps).Concat(DpsConsistency.Check(declaration.Dps)).Select(p => $"{declaration.Name}: {p.Message}")));
        await Official.Accepts(Official.Dps, "infDPS", [.. declarations.Select(d => (d.Name, TestCertificates.Signed(d.Dps)))]);
    }

    [Fact]
    public void Its_signature_is_the_provider_s() => Assert.Empty(Signature.Verify(
        TestCertificates.Signed(DpsXml.Write(Replacing(Declarations.All().First().Dps, ServiceReplacement.Other))), TestCertificates.Company).Faults);

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
