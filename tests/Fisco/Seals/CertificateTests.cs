using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Biela.Fisco.Tests.Seals;

public sealed class CertificateTests
{
    private static readonly DateTimeOffset Now = TestCertificates.Now;

    [Fact]
    public void A_certificate_of_a_company_tells_whose_it_is()
    {
        var own = TestCertificates.Own;
        Assert.Equal(new IcpIdentity(TestCertificates.Company, null, "RESPONSAVEL", TestCertificates.Person), own.Identity);
        Assert.Equal(("OFICINA DE TESTE LTDA:06157250000116", "AC de Testes"), (own.Holder, own.Issuer));
        Assert.Equal((Now.AddYears(-1), Now.AddYears(20)), (own.NotBefore, own.NotAfter));
        Assert.Single(own.Chain);
    }

    [Fact]
    public void A_certificate_of_a_person_tells_whose_it_is()
    {
        using var person = Certificate.Open(TestCertificates.Authority.Client(TestCertificates.Person, "FULANO", "x"), "x");
        Assert.Equal((TaxId)TestCertificates.Person, person.Identity.Taxpayer);
        Assert.True(person.Identity.SignsFor(TestCertificates.Person));
        Assert.False(person.Identity.SignsFor(TestCertificates.Company));
    }

    [Fact]
    public void A_certificate_without_the_names_of_ICP_Brasil_is_nobodys()
    {
        using var server = TestCertificates.Authority.Server("localhost");
        Assert.Null(IcpIdentity.Of(server).Taxpayer);
    }

    [Fact]
    public void A_wrong_password_is_told() =>
        Refused("certificate-password", "senha", () => Certificate.Open(TestCertificates.Pfx, "errada"));

    [Fact]
    public void A_file_that_is_no_certificate_is_told() => Refused("certificate-unreadable", ".pfx", () => Certificate.Open([1, 2, 3], "x"));

    [Fact]
    public void A_file_without_the_key_is_told()
    {
        using var only = X509CertificateLoader.LoadCertificate(TestCertificates.Own.X509.RawData);
        Refused("certificate-without-key", "chave privada", () => Certificate.Open(only.Export(X509ContentType.Pkcs12, "x")!, "x"));
    }

    [Fact]
    public void A_file_locked_with_RC2_opens_or_tells_how_to_be_exported_anew()
    {
        var file = Convert.FromBase64String(OldFile.Base64);
        try
        {
            // Where the system's OpenSSL brings its old algorithms.
            using var old = Certificate.Open(file, OldFile.Password);
            Assert.Equal("Antigo", old.Holder);
        }
        catch (RuleBroken broken)
        {
            Assert.Equal("certificate-legacy", broken.Code);
            Assert.Contains("AES256", broken.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_establishment_of_the_same_company_signs()
    {
        var branch = "061572500002"; // the same root, the second establishment
        var first = Modulo11.Digit(branch);
        Assert.NotNull(TestCertificates.Own.For(Cnpj.Parse($"{branch}{first}{Modulo11.Digit($"{branch}{first}")}"), Now));
    }

    [Fact]
    public void Nobody_else_signs() =>
        Refused("certificate-of-another", "12.ABC.345/01DE-35", () => TestCertificates.Own.For(TestCertificates.Lettered, Now));

    [Fact]
    public void A_certificate_signs_only_while_it_is_valid()
    {
        var own = TestCertificates.Own;
        Assert.Same(own, own.For(TestCertificates.Company, own.NotBefore));
        Assert.Same(own, own.For(TestCertificates.Company, own.NotAfter));
        Refused("certificate-not-yet-valid", "só vale a partir de", () => own.For(TestCertificates.Company, own.NotBefore.AddSeconds(-1)));
        Refused("certificate-expired", "venceu em", () => own.For(TestCertificates.Company, own.NotAfter.AddSeconds(1)));
    }

    [Theory]
    [InlineData(31, 31, null)]
    [InlineData(30.5, 30, "vence em 30 dias")]
    [InlineData(1.5, 1, "vence amanhã")]
    [InlineData(0.5, 0, "menos de 24 horas")]
    [InlineData(-0.5, -1, "venceu")]
    public void The_owner_is_warned_from_thirty_days_before(double days, int left, string? warning)
    {
        var now = TestCertificates.Own.NotAfter.AddDays(-days);
        Assert.Equal(left, TestCertificates.Own.DaysLeft(now));
        if (warning is null) Assert.Null(TestCertificates.Own.Warning(now));
        else Assert.Contains(warning, TestCertificates.Own.Warning(now), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_kept_encrypted_by_the_installations_secrets()
    {
        var secrets = new Secrets(RandomNumberGenerator.GetBytes(32));
        var kept = secrets.Protect(Convert.ToBase64String(TestCertificates.Pfx));
        Assert.DoesNotContain("MII", kept[..3], StringComparison.Ordinal);
        using var opened = Certificate.Open(Convert.FromBase64String(secrets.Reveal(kept)), TestCertificates.Password);
        Assert.Equal(TestCertificates.Own.Identity, opened.Identity);
    }

    private static void Refused(string code, string words, Func<Certificate> open)
    {
        var broken = Assert.Throws<RuleBroken>(open);
        Assert.Equal(code, broken.Code);
        Assert.Contains(words, broken.Message, StringComparison.Ordinal);
    }
}
