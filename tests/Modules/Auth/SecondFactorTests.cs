using System.Text;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Auth;

public sealed class SecondFactorTests : AuthTest
{
    private static readonly byte[] Rfc = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory] // RFC 6238, appendix B, SHA-1
    [InlineData(59, "94287082"), InlineData(1111111109, "07081804"), InlineData(1111111111, "14050471"), InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037"), InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.Code(Rfc, seconds / 30, digits: 8));

    [Fact]
    public void The_secret_is_spelled_in_base_32() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(Rfc));

    [Fact]
    public void The_neighbouring_steps_are_accepted_and_no_others()
    {
        var (now, step) = (Clock.Now, Clock.Now.ToUnixTimeSeconds() / 30);
        for (var off = -3; off <= 3; off++) Assert.Equal(Math.Abs(off) <= 1 ? step + off : null, Totp.Step(Rfc, Totp.Code(Rfc, step + off), now));
        foreach (var wrong in new[] { "", "12345", "1234567", "abcdef", "١٢٣٤٥٦" }) Assert.Null(Totp.Step(Rfc, wrong, now));
    }

    private async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> Protect()
    {
        await Shop();
        await Enter(await Member("Lia", Role.Consultor));
        var started = (await Call<Ok<StartSecondFactor.Response>>(StartSecondFactor.Handle)).Value!;
        var secret = await Do(async (db, s) =>
            Convert.FromHexString(((Secrets)s.GetService(typeof(Secrets))!).Reveal((await db.Users.FirstAsync(u => u.Id == As.Id)).TotpSecret!)));
        Assert.Equal((Totp.Text(secret), $"otpauth://totp/Biela:lia%40oficina.com.br?secret={Totp.Text(secret)}&issuer=Biela"), (started.Secret, started.Uri));
        await LogIn("Lia");
        Assert.Equal("second-factor-invalid", (await Refused(() => Confirm("000000"))).Code);
        return (secret, (await Confirm(CodeNow(secret))).Value!.RecoveryCodes);
    }

    private Task<Ok<ConfirmSecondFactor.Response>> Confirm(string code) =>
        Call<Ok<ConfirmSecondFactor.Response>>(ConfirmSecondFactor.Handle, new ConfirmSecondFactor.Request(code));

    private string CodeNow(byte[] secret) => Totp.Code(secret, Clock.Now.ToUnixTimeSeconds() / 30);

    [Fact]
    public async Task Once_confirmed_signing_in_takes_a_code_and_each_code_once()
    {
        var (secret, _) = await Protect();
        Assert.Equal((401, "second-factor-required"), await Refused(() => LogIn("Lia")) is var e ? (e.Status, e.Code) : default);
        Assert.Equal("second-factor-invalid", (await Refused(() => LogIn("Lia", code: CodeNow(secret)))).Code);
        Clock.Now += TimeSpan.FromSeconds(30);
        await LogIn("Lia", code: CodeNow(secret));
        Assert.Equal("second-factor-invalid", (await Refused(() => LogIn("Lia", code: CodeNow(secret)))).Code);
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account_even_between_sign_ins_without_one()
    {
        await Protect();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("second-factor-required", (await Refused(() => LogIn("Lia"))).Code);
            Assert.Equal("second-factor-invalid", (await Refused(() => LogIn("Lia", code: "000000"))).Code);
        }
        Assert.Equal("locked", (await Refused(() => LogIn("Lia"))).Code);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_only_its_hash_is_kept()
    {
        var (_, recovery) = await Protect();
        Assert.Equal(10, recovery.Distinct().Count());
        Assert.Empty((await Do((db, _) => db.Users.SingleAsync())).RecoveryCodes.Intersect(recovery));
        await LogIn("Lia", code: recovery[3]);
        Assert.Equal("second-factor-invalid", (await Refused(() => LogIn("Lia", code: recovery[3]))).Code);
        await LogIn("Lia", code: recovery[4].ToUpperInvariant());
    }

    [Fact]
    public async Task The_secret_is_stored_encrypted_and_cannot_be_replaced_by_an_open_session()
    {
        var (secret, _) = await Protect();
        Assert.DoesNotContain(Convert.ToHexString(secret), (await Do((db, _) => db.Users.SingleAsync())).TotpSecret);
        Assert.Equal("second-factor-active", (await Refused(() => Call<Ok<StartSecondFactor.Response>>(StartSecondFactor.Handle))).Code);
    }

    [Fact]
    public async Task Dropping_the_second_factor_takes_the_password()
    {
        await Protect();
        Assert.Equal("invalid-login", (await Refused(() => CallAlone<NoContent>(DropSecondFactor.Handle, new DropSecondFactor.Request("errada")))).Code);
        Assert.Equal("second-factor-required", (await Refused(() => LogIn("Lia"))).Code);
        await CallAlone<NoContent>(DropSecondFactor.Handle, new DropSecondFactor.Request(Password));
        await LogIn("Lia");
    }
}
