namespace Biela.Fisco;

/// <summary>The ICMS of an item; one case for each group of the layout that a workshop uses. Origin is that of the goods, 0 to 8.</summary>
public abstract record Icms(int Origin)
{
    /// <summary>CST or CSOSN.</summary>
    public abstract string Code { get; }

    /// <summary>The own tax of the operation, where there is one.</summary>
    public virtual OwnIcms? OwnTax => null;

    /// <summary>The tax by substitution that this operation collects.</summary>
    public virtual SubstituteIcms? Substitute => null;

    /// <summary>What was exempted.</summary>
    public virtual Exemption? Exempted => null;
}

/// <summary>CST 00: taxed in full.</summary>
public sealed record Icms00(int Origin, OwnIcms Own) : Icms(Origin)
{
    public override string Code => "00";

    public override OwnIcms OwnTax => Own;
}

/// <summary>CST 10: taxed, with substitution.</summary>
public sealed record Icms10(int Origin, OwnIcms Own, SubstituteIcms St) : Icms(Origin)
{
    public override string Code => "10";

    public override OwnIcms OwnTax => Own;

    public override SubstituteIcms Substitute => St;
}

/// <summary>CST 20: with a reduced base.</summary>
public sealed record Icms20(int Origin, OwnIcms Own, Exemption? Exemption = null) : Icms(Origin)
{
    public override string Code => "20";

    public override OwnIcms OwnTax => Own;

    public override Exemption? Exempted => Exemption;
}

/// <summary>CST 30: exempt, with substitution.</summary>
public sealed record Icms30(int Origin, SubstituteIcms St, Exemption? Exemption = null) : Icms(Origin)
{
    public override string Code => "30";

    public override SubstituteIcms Substitute => St;

    public override Exemption? Exempted => Exemption;
}

/// <summary>CST 40 exempt, 41 not taxed, 50 suspended.</summary>
public sealed record Icms40(int Origin, string Cst, Exemption? Exemption = null) : Icms(Origin)
{
    public override string Code => Cst;

    public override Exemption? Exempted => Exemption;
}

/// <summary>CST 51: deferred, in whole (no own tax) or in part.</summary>
public sealed record Icms51(int Origin, OwnIcms? Own = null, IcmsDeferral? Deferral = null) : Icms(Origin)
{
    public override string Code => "51";

    public override OwnIcms? OwnTax => Own;
}

/// <summary>CST 60: collected before by substitution.</summary>
public sealed record Icms60(int Origin, WithheldIcms? Withheld = null, UnsubstitutedIcms? Effective = null) : Icms(Origin)
{
    public override string Code => "60";
}

/// <summary>CST 70: with a reduced base, and substitution.</summary>
public sealed record Icms70(int Origin, OwnIcms Own, SubstituteIcms St, Exemption? Exemption = null) : Icms(Origin)
{
    public override string Code => "70";

    public override OwnIcms OwnTax => Own;

    public override SubstituteIcms Substitute => St;

    public override Exemption? Exempted => Exemption;
}

/// <summary>CST 90: other.</summary>
public sealed record Icms90(int Origin, OwnIcms? Own = null, SubstituteIcms? St = null, Exemption? Exemption = null) : Icms(Origin)
{
    public override string Code => "90";

    public override OwnIcms? OwnTax => Own;

    public override SubstituteIcms? Substitute => St;

    public override Exemption? Exempted => Exemption;
}

/// <summary>CSOSN 101: Simples with credit.</summary>
public sealed record IcmsSn101(int Origin, SimplesCredit Credit) : Icms(Origin)
{
    public override string Code => "101";
}

/// <summary>CSOSN 102, 103, 300 and 400: Simples without credit, exempt, immune, not taxed.</summary>
public sealed record IcmsSn102(int Origin, string Csosn = "102") : Icms(Origin)
{
    public override string Code => Csosn;
}

/// <summary>CSOSN 201 (with credit), 202 and 203 (without): Simples with substitution.</summary>
public sealed record IcmsSn201(int Origin, string Csosn, SubstituteIcms St, SimplesCredit? Credit = null) : Icms(Origin)
{
    public override string Code => Csosn;

    public override SubstituteIcms Substitute => St;
}

/// <summary>CSOSN 500: collected before by substitution.</summary>
public sealed record IcmsSn500(int Origin, WithheldIcms? Withheld = null, UnsubstitutedIcms? Effective = null) : Icms(Origin)
{
    public override string Code => "500";
}

/// <summary>CSOSN 900: other.</summary>
public sealed record IcmsSn900(int Origin, OwnIcms? Own = null, SubstituteIcms? St = null, SimplesCredit? Credit = null) : Icms(Origin)
{
    public override string Code => "900";

    public override OwnIcms? OwnTax => Own;

    public override SubstituteIcms? Substitute => St;
}

/// <summary>Base, rate and value; the method is modBC (3 value of the operation), the reduction that of the base.</summary>
public sealed record OwnIcms(Money Base, Percent Rate, Money Value, int Method = 3, Percent? Reduction = null, Fcp? Fcp = null);

/// <summary>The addition for the fund against poverty.</summary>
public sealed record Fcp(Money Base, Percent Rate, Money Value);

/// <summary>Tax by substitution; the method is modBCST (4 margin of value added, which is then in <paramref name="Margin"/>).</summary>
public sealed record SubstituteIcms(Money Base, Percent Rate, Money Value, int Method = 4, Percent? Margin = null, Percent? Reduction = null, Fcp? Fcp = null);

/// <summary>Exempted tax, the reason (motDesICMS) and whether the total of the note is less by it (indDeduzDeson).</summary>
public sealed record Exemption(Money Value, int Reason, bool? IsDeducted = null);

/// <summary>The tax of the operation, the part deferred and its value.</summary>
public sealed record IcmsDeferral(Money Full, Percent Share, Money Deferred);

/// <summary>What was withheld by substitution before; the rate includes the FCP.</summary>
public sealed record WithheldIcms(Money Base, Percent Rate, Money Value, Money? Substitute = null, Fcp? Fcp = null);

/// <summary>What the tax would be without substitution.</summary>
public sealed record UnsubstitutedIcms(Percent Reduction, Money Base, Percent Rate, Money Value);

/// <summary>The credit that an issuer in Simples passes on (LC 123/2006 art. 23).</summary>
public sealed record SimplesCredit(Percent Rate, Money Value);
