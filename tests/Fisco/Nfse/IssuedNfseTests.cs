using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;
using Biela.Fisco.Tests.Taxes;

namespace Biela.Fisco.Tests;

/// <summary>What is read from the file of an NFS-e; the shop of story A22 reads its own numbers again.</summary>
public sealed class IssuedNfseTests
{
    private static readonly TaxedService Taxed = Declarations.Service(TaxRegime.Presumed, Withholdings.Iss).Taxed();
    private static readonly DpsDocument Dps = Declarations.Of(Taxed, Declarations.Customers[0].Customer);

    [Fact]
    public void Key_number_declaration_and_sums_are_read()
    {
        var note = IssuedNfse.Read(SefinDouble.Nfse(Dps, Taxed));
        Assert.Equal((SefinDouble.KeyOf(Dps), 42, Dps.Id), (note.Key, note.Number, note.Declaration));
        Assert.Equal((FiscalEnvironment.Production, SefinDouble.At), (note.Environment, note.At));
        Assert.Equal((Shop.R(1850), Shop.R(55.50m), Shop.R(55.50m), Shop.R(1794.50m)), (note.Price, note.Iss, note.Withheld, note.Net));
        Assert.Equal(Shop.R(1.73m + 15.54m), note.IbsCbs);
    }

    [Fact]
    public void In_the_Simples_there_is_no_tax_to_read()
    {
        var taxed = Declarations.Service(TaxRegime.Simples).Taxed();
        var note = IssuedNfse.Read(SefinDouble.Nfse(Declarations.Of(taxed, null), taxed));
        Assert.Equal((Shop.R(1850), Money.Zero, Money.Zero, Shop.R(1850), Money.Zero), (note.Price, note.Iss, note.Withheld, note.Net, note.IbsCbs));
    }

    [Fact]
    public void Both_signatures_in_the_file_hold_and_it_follows_the_official_schema()
    {
        var file = SefinDouble.Nfse(Dps, Taxed, "Sem mais");
        Assert.Empty(Signature.Verify(file, TestCertificates.Company).Faults);
        var inner = XElement.Load(new MemoryStream(file), LoadOptions.PreserveWhitespace).Descendants(DpsTags.Space + "DPS").Single();
        Assert.Empty(Signature.Verify(Encoding.UTF8.GetBytes(inner.ToString(SaveOptions.DisableFormatting)), Dps.Id.Provider).Faults);
        Official.Follows("nfse-v1.01-alnum-derived/NFSe_v1.01.xsd", file);
    }

    [Theory, InlineData("<a/>"), InlineData("no xml"), InlineData("")]
    [InlineData("<NFSe><infNFSe Id=\"NFS1\"/></NFSe>")]
    [InlineData("<NFSe xmlns=\"http://www.sped.fazenda.gov.br/nfse\"><infNFSe Id=\"NFS1\"/></NFSe>")]
    [InlineData("<DPS xmlns=\"http://www.sped.fazenda.gov.br/nfse\"><infDPS/></DPS>")]
    public void Other_files_are_refused(string file)
    {
        Assert.Equal("not-an-nfse", Assert.Throws<RuleBroken>(() => IssuedNfse.Read(Encoding.UTF8.GetBytes(file))).Code);
        Assert.Equal("not-an-nfse", Assert.Throws<RuleBroken>(() => Danfse.Print(Encoding.UTF8.GetBytes(file))).Code);
    }
}
